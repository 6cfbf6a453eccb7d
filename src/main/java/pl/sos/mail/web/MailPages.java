package pl.sos.mail.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.AddContactResult;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.Contacts;
import pl.sos.clients.NewContact;
import pl.sos.ground.AllOrNothing;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.SettleMailResult;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.reading.ReadMail;
import pl.sos.outbox.Posting;
import pl.sos.outbox.Postings;
import pl.sos.page.Page;
import pl.sos.page.Toast;

/** Mail that came in: what waits for a word, what could not be read, and every mail whole. */
@Controller
class MailPages {
    private static final int FOUND = 10;

    private final IncomingMails mails;
    private final WholeMail whole;
    private final Clients clients;
    private final Contacts contacts;
    private final Postings postings;
    private final AllOrNothing allOrNothing;

    MailPages(
            IncomingMails mails,
            WholeMail whole,
            Clients clients,
            Contacts contacts,
            Postings postings,
            AllOrNothing allOrNothing) {
        this.mails = mails;
        this.whole = whole;
        this.clients = clients;
        this.contacts = contacts;
        this.postings = postings;
        this.allOrNothing = allOrNothing;
    }

    @GetMapping("/mail")
    ModelAndView list(
            @RequestParam(defaultValue = "triage") String tab, @RequestParam Optional<String> after, Page page) {
        var chosen = MailTab.of(tab).orElse(MailTab.TRIAGE);
        var slice = mails.list(chosen.states(), after);
        var view = new MailsView(chosen, slice, mails.waiting(), letters(slice.items()));
        return new ModelAndView(page.fragment() ? "mail/list" : "mail/mails", "view", view);
    }

    @GetMapping("/mail/{id}")
    ModelAndView one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String q,
            Page page) {
        var mail = mail(id);
        return show(mail, Assignment.of(mail, client), q, "");
    }

    /** Of ours, that these report as not delivered. */
    private Map<UUID, Posting> letters(List<IncomingMail> reports) {
        return postings.letters(reports.stream()
                .map(IncomingMail::returned)
                .flatMap(Optional::stream)
                .toList());
    }

    private ModelAndView show(IncomingMail mail, Assignment wanted, String query, String error) {
        var read = mails.read(mail) instanceof ReadMail.Read(var parsed)
                ? Optional.of(parsed)
                : Optional.<pl.sos.mail.internal.reading.ParsedMail>empty();
        var chosen = wanted.client().isBlank() && query.isBlank()
                ? mail.client().flatMap(clients::find)
                : clients.findBySlug(wanted.client());
        List<Client> found = query.isBlank()
                ? List.of()
                : clients.list(query, Optional.empty(), FOUND).items();
        List<Person> people = chosen.map(one ->
                        contacts.of(one.id()).stream().filter(Person::active).toList())
                .orElse(List.of());
        boolean foreign = chosen.isPresent() && !ofTheClient(mail, chosen.get());
        return new ModelAndView(
                "mail/mail",
                "view",
                new MailView(
                        mail,
                        read,
                        letters(List.of(mail)).values().stream().findFirst(),
                        chosen,
                        people,
                        foreign,
                        wanted,
                        query,
                        found,
                        error));
    }

    private boolean ofTheClient(IncomingMail mail, Client client) {
        var domain = mail.sender().substring(mail.sender().lastIndexOf('@') + 1);
        return clients.findByDomain(domain).stream().anyMatch(one -> one.id().equals(client.id()));
    }

    /** The bytes as they came, never shown by the browser. */
    @GetMapping("/mail/{id}/raw")
    ResponseEntity<InputStreamResource> raw(@PathVariable UUID id) throws IOException {
        return whole.raw(mail(id));
    }

    /** The mail as it was laid out: sanitised, in a sandbox, fetching nothing. */
    @GetMapping("/mail/{id}/html")
    ResponseEntity<byte[]> html(@PathVariable UUID id) {
        return whole.html(mail(id));
    }

    @PostMapping("/mail/{id}/retry")
    ModelAndView retry(@PathVariable UUID id, Page page, HttpServletResponse response) {
        return said(mails.retry(id), id, "mail.retried", page, response);
    }

    @PostMapping("/mail/{id}/discard")
    ModelAndView discard(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return said(mails.discard(id, reason, me), id, "mail.discarded", page, response);
    }

    /** To this client's contact, known or new: as a ticket of its own, or into the thread that is named. */
    @PostMapping("/mail/{id}/assign")
    ModelAndView assign(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String ticket,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var wanted = new Assignment(client, contact, name, email, ticket);
        return switch (allOrNothing.of(() -> assigned(id, wanted, me), SettleMailResult.Joined.class::isInstance)) {
            case SettleMailResult.Joined(var number) -> {
                Toast.afterRedirect(response, ticket.isBlank() ? "mail.opened" : "mail.joined");
                yield new ModelAndView("redirect:/tickets/" + number);
            }
            case SettleMailResult.Done() -> new ModelAndView("redirect:/mail/" + id);
            case SettleMailResult.NotWaiting() -> refused(mail(id), wanted, "not-waiting", page, response);
            case SettleMailResult.Refused(var code) -> refused(mail(id), wanted, code, page, response);
        };
    }

    /** A new contact stays only together with what became of his mail. */
    private SettleMailResult assigned(UUID id, Assignment wanted, SignedIn me) {
        var company = clients.findBySlug(wanted.client());
        if (company.isEmpty()) {
            return new SettleMailResult.Refused("no-client");
        }
        var number = TicketNumber.parse(wanted.ticket());
        if (number.isEmpty() && !wanted.ticket().isBlank()) {
            return new SettleMailResult.Refused("no-ticket");
        }
        var client = company.get().id();
        var person = wanted.namesNew()
                ? added(client, wanted)
                : contacts.of(client).stream().filter(wanted::names).findFirst();
        if (person.isEmpty()) {
            return new SettleMailResult.Refused(wanted.namesNew() ? "contact" : "no-contact");
        }
        return number.isEmpty()
                ? mails.open(id, client, person.get(), me)
                : mails.join(id, number.get(), person.get(), me);
    }

    private Optional<Person> added(ClientId client, Assignment wanted) {
        var contact = new NewContact(client, wanted.name(), wanted.email(), List.of(), Role.CLIENT_USER, Language.PL);
        return contacts.add(contact) instanceof AddContactResult.Added(var person)
                ? Optional.of(person)
                : Optional.empty();
    }

    /** Back to what waits beside it, or to the mail with what was wrong. */
    private ModelAndView said(SettleMailResult result, UUID id, String toast, Page page, HttpServletResponse response) {
        var mail = mail(id);
        return switch (result) {
            case SettleMailResult.Refused(var code) -> refused(mail, Assignment.of(mail, ""), code, page, response);
            case SettleMailResult.NotWaiting() -> refused(mail, Assignment.of(mail, ""), "not-waiting", page, response);
            case SettleMailResult.Done() -> {
                Toast.afterRedirect(response, toast);
                yield new ModelAndView("redirect:/mail");
            }
            case SettleMailResult.Joined(var number) -> new ModelAndView("redirect:/tickets/" + number);
        };
    }

    private ModelAndView refused(
            IncomingMail mail, Assignment wanted, String code, Page page, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(mail, wanted, "", page.t("mail.refused." + code));
    }

    private IncomingMail mail(UUID id) {
        return mails.find(id).orElseThrow(WholeMail::notFound);
    }
}
