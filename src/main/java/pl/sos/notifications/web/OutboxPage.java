package pl.sos.notifications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.servlet.view.RedirectView;
import pl.sos.identity.AdminEntry;
import pl.sos.identity.AuditLog;
import pl.sos.kernel.Slice;
import pl.sos.outbox.Bounces;
import pl.sos.outbox.Posting;
import pl.sos.outbox.Posting.State;
import pl.sos.outbox.Postings;
import pl.sos.page.Toast;

/**
 * What became of our letters: which wait, which came back, and once more for those that did not arrive. It stands here and
 * not in the outbox, which lies beneath identity and page: a page for administrators needs both, with audit and layout.
 */
@Controller
public class OutboxPage {
    private final Postings postings;
    private final Bounces bounces;
    private final AuditLog audit;

    OutboxPage(Postings postings, Bounces bounces, AuditLog audit) {
        this.postings = postings;
        this.bounces = bounces;
        this.audit = audit;
    }

    /** @param state whose letters are listed; empty: all */
    public record View(Slice<Posting> slice, Optional<State> state, Map<State, Integer> counts) {
        public List<State> states() {
            return List.of(State.values());
        }

        public boolean chosen(State one) {
            return state.equals(Optional.of(one));
        }

        public String next() {
            return "/admin/outbox?" + state.map(one -> "state=" + one + "&").orElse("") + "after="
                    + slice.next().orElse("");
        }

        public boolean repeatable(Posting posting) {
            return switch (posting.state()) {
                case FAILED, BOUNCED -> !posting.stopped();
                // What was not tried yet leaves by itself.
                case QUEUED -> posting.trouble().isPresent() && !posting.stopped();
                case SENT, WITHDRAWN -> false;
            };
        }
    }

    @Bean
    static AdminEntry outboxEntry() {
        return new AdminEntry(60, "/admin/outbox", "send", "notifications.outbox");
    }

    @GetMapping("/admin/outbox")
    ModelAndView list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String after) {
        var chosen = Arrays.stream(State.values())
                .filter(one -> one.name().equals(state))
                .findFirst();
        return new ModelAndView(
                "notifications/outbox", "view", new View(postings.page(chosen, after), chosen, postings.counts()));
    }

    @PostMapping("/admin/outbox/{letter}/retry")
    ModelAndView retry(@PathVariable String letter, HttpServletResponse response) {
        UUID id;
        try {
            id = UUID.fromString(letter);
        } catch (IllegalArgumentException noId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, noId);
        }
        if (!postings.retry(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Toast.afterRedirect(response, "notifications.outbox.again");
        return seeOther();
    }

    /** The address works: letters to it leave again. */
    @PostMapping("/admin/outbox/works")
    ModelAndView works(@RequestParam String address, HttpServletResponse response) {
        bounces.clear(address);
        audit.record("outbox.address-works", "address:" + address, Map.of());
        Toast.afterRedirect(response, "notifications.outbox.works.done");
        return seeOther();
    }

    private static ModelAndView seeOther() {
        var redirect = new RedirectView("/admin/outbox");
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }
}
