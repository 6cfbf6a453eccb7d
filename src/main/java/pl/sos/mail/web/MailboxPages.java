package pl.sos.mail.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
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
import pl.sos.mail.internal.imap.ImapConnections;
import pl.sos.page.Page;
import pl.sos.page.Toast;
import pl.sos.products.Products;

/** Mailboxes in the administration. */
@Controller
class MailboxPages {
    private static final String ADDRESS = "/admin/mailboxes";

    private final Mailboxes mailboxes;
    private final ImapConnections connections;
    private final People people;
    private final Products products;

    MailboxPages(Mailboxes mailboxes, ImapConnections connections, People people, Products products) {
        this.mailboxes = mailboxes;
        this.connections = connections;
        this.people = people;
        this.products = products;
    }

    @Bean
    static AdminEntry mailboxesEntry() {
        return new AdminEntry(45, ADDRESS, "mail", "mail.mailboxes");
    }

    @GetMapping(ADDRESS)
    ModelAndView list() {
        return new ModelAndView("mail/mailboxes", "mailboxes", mailboxes.all());
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
        var wrong = new HashMap<>(form.wrong());
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, form, wrong, Optional.empty());
        }
        var mailbox = form.mailbox(id.orElseGet(Ids::next));
        var secret = Optional.ofNullable(typed.get("secret")).filter(text -> !text.isEmpty());
        var tokenSecret = Optional.ofNullable(typed.get("tokenSecret")).filter(text -> !text.isEmpty());
        if (typed.containsKey("try")) {
            return page(id, form, Map.of(), Optional.of(attempt(mailbox, id, secret, tokenSecret, page)));
        }
        if (!mailboxes.save(mailbox, secret, tokenSecret)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, form, Map.of("name", "mail.mailbox.wrong.taken"), Optional.empty());
        }
        Toast.afterRedirect(response, "mail.mailbox.saved");
        return new ModelAndView("redirect:" + ADDRESS);
    }

    private MailboxView.Tried attempt(
            Mailbox mailbox, Optional<UUID> id, Optional<String> secret, Optional<String> tokenSecret, Page page) {
        if (mailbox.access().isEmpty()) {
            return new MailboxView.Tried(true, page.t("mail.mailbox.pipe-only"));
        }
        var access = mailbox.access().get();
        var stored = id.map(one -> mailbox(one))
                // A stored password is shown to no other server than the one it was given for.
                .filter(before -> before.access()
                        .filter(was -> was.host().equals(access.host())
                                && was.tokenEndpoint().equals(access.tokenEndpoint()))
                        .isPresent())
                .map(connections::stored);
        var secrets = new ImapConnections.Secrets(
                secret.orElseGet(
                        () -> stored.map(ImapConnections.Secrets::secret).orElse("")),
                tokenSecret.or(() -> stored.flatMap(ImapConnections.Secrets::tokenSecret)));
        return switch (connections.attempt(access, secrets)) {
            case ImapConnections.Attempt.Works(var messages, var idle) ->
                new MailboxView.Tried(
                        true, page.t(idle ? "mail.mailbox.works" : "mail.mailbox.works-polling", messages));
            case ImapConnections.Attempt.Fails(var trouble) ->
                new MailboxView.Tried(false, page.t("mail.failure." + trouble.code(), trouble.detail()));
        };
    }

    private static MailboxForm form(Map<String, String> typed) {
        var kept = new HashMap<>(typed);
        kept.keySet().removeAll(java.util.Set.of("secret", "tokenSecret"));
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
