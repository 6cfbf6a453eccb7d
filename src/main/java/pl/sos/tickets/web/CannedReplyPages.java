package pl.sos.tickets.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.AdminEntry;
import pl.sos.identity.SignedIn;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.tickets.Actor;
import pl.sos.tickets.CannedReplies;
import pl.sos.tickets.CannedReply;
import pl.sos.tickets.SaveCannedReplyResult;

/** Ready texts in the administration. */
@Controller
class CannedReplyPages {
    private static final String ADDRESS = "/admin/canned-replies";

    private final CannedReplies replies;

    CannedReplyPages(CannedReplies replies) {
        this.replies = replies;
    }

    @Bean
    static AdminEntry cannedRepliesEntry() {
        return new AdminEntry(40, ADDRESS, "message-reply", "tickets.canned");
    }

    @GetMapping(ADDRESS)
    ModelAndView list() {
        return page(Optional.empty(), "", "", List.of());
    }

    @GetMapping(ADDRESS + "/{id}")
    ModelAndView one(@PathVariable UUID id) {
        CannedReply reply = replies.list().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page(Optional.of(id), reply.title(), reply.body(), List.of());
    }

    @PostMapping(ADDRESS)
    ModelAndView add(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String body,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return save(Optional.empty(), title, body, page, me, response);
    }

    @PostMapping(ADDRESS + "/{id}")
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String body,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return save(Optional.of(id), title, body, page, me, response);
    }

    private ModelAndView save(
            Optional<UUID> id, String title, String body, Page page, SignedIn me, HttpServletResponse response) {
        return switch (replies.save(id, title, body, Actor.of(me))) {
            case SaveCannedReplyResult.Saved saved -> {
                Toast.afterRedirect(response, "tickets.canned.saved");
                yield new ModelAndView("redirect:" + ADDRESS);
            }
            case SaveCannedReplyResult.NotFound() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case SaveCannedReplyResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var errors = violations.stream()
                        .map(wrong -> page.t("tickets.canned." + wrong.field()) + ": "
                                + page.t(
                                        "tickets.violation." + wrong.code(),
                                        wrong.arguments().toArray()))
                        .toList();
                yield page(id, title, body, errors);
            }
        };
    }

    @PostMapping(ADDRESS + "/{id}/removal")
    ModelAndView remove(@PathVariable UUID id, SignedIn me, HttpServletResponse response) {
        replies.delete(id, Actor.of(me));
        Toast.afterRedirect(response, "tickets.canned.removed");
        return new ModelAndView("redirect:" + ADDRESS);
    }

    private ModelAndView page(Optional<UUID> edited, String title, String body, List<String> errors) {
        return new ModelAndView(
                "tickets/canned-replies", "view", new CannedRepliesView(replies.list(), edited, title, body, errors));
    }
}
