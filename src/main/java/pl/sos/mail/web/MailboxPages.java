package pl.sos.mail.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import pl.sos.identity.AdminEntry;
import pl.sos.identity.People;
import pl.sos.kernel.Ids;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.products.Products;

/** Mailboxes in the administration. */
@Controller
class MailboxPages {
    private static final String ADDRESS = "/admin/mailboxes";

    private final Mailboxes mailboxes;
    private final MailboxAttempts attempts;
    private final People people;
    private final Products products;

    MailboxPages(Mailboxes mailboxes, MailboxAttempts attempts, People people, Products products) {
        this.mailboxes = mailboxes;
        this.attempts = attempts;
        this.people = people;
        this.products = products;
    }

    @Bean
    static AdminEntry mailboxesEntry() {
        return new AdminEntry(45, ADDRESS, "mail", "mail.mailboxes");
    }

    @GetMapping(ADDRESS)
    ModelAndView list() {
        return new ModelAndView(
                "mail/mailboxes", Map.of("mailboxes", mailboxes.all(), "lastPiped", mailboxes.lastPiped()));
    }

    @GetMapping(ADDRESS + "/new")
    ModelAndView blank() {
        return page(Optional.empty(), MailboxForm.empty(), Map.of(), Optional.empty());
    }

    @GetMapping(ADDRESS + "/{id}")
    ModelAndView one(@PathVariable UUID id) {
        return page(Optional.of(id), MailboxForm.of(mailbox(id)), Map.of(), Optional.empty());
    }

    @PostMapping(ADDRESS)
    ModelAndView add(@RequestParam Map<String, String> typed, Page page, HttpServletResponse response) {
        return save(Optional.empty(), typed, page, response);
    }

    @PostMapping(ADDRESS + "/{id}")
    ModelAndView change(
            @PathVariable UUID id, @RequestParam Map<String, String> typed, Page page, HttpServletResponse response) {
        mailbox(id);
        return save(Optional.of(id), typed, page, response);
    }

    /** What the form's two buttons do: try the connection, or save. */
    private ModelAndView save(Optional<UUID> id, Map<String, String> typed, Page page, HttpServletResponse response) {
        var form = form(typed);
        var secrets = TypedSecrets.of(typed);
        if (typed.containsKey("try")) {
            return attempt(id, form, secrets, page, response);
        }
        var wrong = new HashMap<>(form.wrong());
        wrong.putAll(attempts.wrong(id, form, secrets));
        if (wrong.isEmpty()
                && !mailboxes.save(form.mailbox(id.orElseGet(Ids::next)), secrets.secret(), secrets.tokenSecret())) {
            wrong.put("name", "mail.mailbox.wrong.taken");
        }
        if (!wrong.isEmpty()) {
            secrets.names().forEach(name -> wrong.putIfAbsent(name, "mail.mailbox.wrong.secret-again"));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, form, wrong, Optional.empty());
        }
        Toast.afterRedirect(response, "mail.mailbox.saved");
        return new ModelAndView("redirect:" + ADDRESS);
    }

    /** Only what was found is sent back where htmx asks, so that a typed password stays in its field. */
    private ModelAndView attempt(
            Optional<UUID> id, MailboxForm form, TypedSecrets secrets, Page page, HttpServletResponse response) {
        var wrong = new LinkedHashMap<>(form.wrongAccess());
        wrong.putAll(attempts.wrong(id, form, secrets));
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        var tried = wrong.isEmpty() ? attempts.of(id, form, secrets, page) : MailboxView.Tried.not(wrong, page);
        return page.fragment()
                ? new ModelAndView("mail/mailbox-tried", "tried", Optional.of(tried))
                : page(id, form, wrong, Optional.of(tried));
    }

    private static MailboxForm form(Map<String, String> typed) {
        var kept = new HashMap<>(typed);
        kept.keySet().removeAll(TypedSecrets.FIELDS);
        return new MailboxForm(kept);
    }

    private ModelAndView page(
            Optional<UUID> id, MailboxForm form, Map<String, String> wrong, Optional<MailboxView.Tried> tried) {
        return new ModelAndView(
                "mail/mailbox",
                "view",
                new MailboxView(
                        id,
                        form,
                        id.filter(mailboxes::hasSecret).isPresent(),
                        wrong,
                        tried,
                        people.staff(),
                        products.applications()));
    }

    private Mailbox mailbox(UUID id) {
        return mailboxes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
