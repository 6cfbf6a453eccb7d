package pl.sos.desk.web;

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
import pl.sos.tickets.Violation;

/** The texts that staff inserts into replies: written, changed and deleted here, never sent from here. */
@Controller
class CannedReplyPages {
    private final CannedReplies replies;

    CannedReplyPages(CannedReplies replies) {
        this.replies = replies;
    }

    @Bean
    static AdminEntry cannedRepliesEntry() {
        return new AdminEntry(40, "/admin/canned-replies", "message", "desk.canned.admin");
    }

    @GetMapping("/admin/canned-replies")
    ModelAndView list() {
        return page(Optional.empty(), "", "", List.of());
    }

    @PostMapping("/admin/canned-replies")
    ModelAndView add(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String body,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return save(Optional.empty(), title, body, page, me, response);
    }

    @PostMapping("/admin/canned-replies/{id}")
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String body,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return save(Optional.of(id), title, body, page, me, response);
    }

    @PostMapping("/admin/canned-replies/{id}/delete")
    String delete(@PathVariable UUID id, SignedIn me, HttpServletResponse response) {
        replies.delete(id, Actor.of(me));
        Toast.afterRedirect(response, "desk.canned.deleted");
        return "redirect:/admin/canned-replies";
    }

    private ModelAndView save(
            Optional<UUID> id, String title, String body, Page page, SignedIn me, HttpServletResponse response) {
        return switch (replies.save(id, title, body, Actor.of(me))) {
            case SaveCannedReplyResult.Saved saved -> {
                Toast.afterRedirect(response, "desk.canned.saved");
                yield new ModelAndView("redirect:/admin/canned-replies");
            }
            case SaveCannedReplyResult.NotFound missing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case SaveCannedReplyResult.Refused(var violations) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(id, title, body, sentences(violations, page));
            }
        };
    }

    private ModelAndView page(Optional<UUID> refused, String title, String body, List<String> errors) {
        var shown = replies.list().stream()
                .map(reply -> refused.map(reply.id()::equals).orElse(false)
                        ? new CannedReply(reply.id(), title, body)
                        : reply)
                .toList();
        return new ModelAndView(
                "desk/canned-replies", "view", new CannedRepliesView(shown, refused, title, body, errors));
    }

    private static List<String> sentences(List<Violation> violations, Page page) {
        return violations.stream()
                .map(one -> page.t("desk.canned.field." + one.field()) + ": "
                        + page.t("tickets.violation." + one.code(), one.arguments().toArray()))
                .toList();
    }
}
