package pl.sos.mail.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Language;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.SettleMailResult;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.reading.ReadMail;
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

    MailPages(IncomingMails mails, WholeMail whole, Clients clients, Contacts contacts) {
        this.mails = mails;
        this.whole = whole;
        this.clients = clients;
        this.contacts = contacts;
    }

    @GetMapping("/mail")
    ModelAndView list(
            @RequestParam(defaultValue = "triage") String tab, @RequestParam Optional<String> after, Page page) {
        var chosen = MailTab.of(tab).orElse(MailTab.TRIAGE);
        var view = new MailsView(chosen, mails.list(chosen.states(), after), mails.waiting());
        return new ModelAndView(page.fragment() ? "mail/list" : "mail/mails", "view", view);
    }

    @GetMapping("/mail/{id}")
    ModelAndView one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String q,
            Page page) {
        return show(mail(id), client, q, "");
    }

    private ModelAndView show(IncomingMail mail, String slug, String query, String error) {
        var read = mails.read(mail) instanceof ReadMail.Read(var parsed)
                ? Optional.of(parsed)
                : Optional.<pl.sos.mail.internal.reading.ParsedMail>empty();
        var chosen = slug.isBlank() && query.isBlank()
                ? mail.client().flatMap(clients::find)
                : Optional.of(slug).filter(text -> !text.isBlank()).flatMap(clients::findBySlug);
        List<Client> found = query.isBlank()
                ? List.of()
                : clients.list(query, Optional.empty(), FOUND).items();
        List<Person> people = chosen.map(one ->
                        contacts.of(one.id()).stream().filter(Person::active).toList())
                .orElse(List.of());
        return new ModelAndView("mail/mail", "view", new MailView(mail, read, chosen, people, query, found, error));
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
        return said(mails.retry(id), id, "mail.retried", "", page, response);
    }

    @PostMapping("/mail/{id}/discard")
    ModelAndView discard(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        return said(mails.discard(id, reason, me), id, "mail.discarded", "", page, response);
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
        var mail = mail(id);
        var company = clients.findBySlug(client);
        if (company.isEmpty()) {
            return refused(mail, client, "no-client", page, response);
        }
        var person = contact.equals("new")
                ? added(company.get(), name, email)
                : contacts.of(company.get().id()).stream()
                        .filter(one -> one.id().toString().equals(contact))
                        .findFirst();
        if (person.isEmpty()) {
            return refused(mail, client, contact.equals("new") ? "contact" : "no-contact", page, response);
        }
        if (ticket.isBlank()) {
            var result = mails.open(id, company.get().id(), person.get(), me);
            return said(result, id, "mail.opened", client, page, response);
        }
        var number = TicketNumber.parse(ticket);
        return number.isEmpty()
                ? refused(mail, client, "no-ticket", page, response)
                : said(mails.join(id, number.get(), person.get(), me), id, "mail.joined", client, page, response);
    }

    private Optional<Person> added(Client client, String name, String email) {
        var wanted = new NewContact(client.id(), name, email, List.of(), Role.CLIENT_USER, Language.PL);
        return contacts.add(wanted) instanceof AddContactResult.Added(var person)
                ? Optional.of(person)
                : Optional.empty();
    }

    private ModelAndView said(
            SettleMailResult result, UUID id, String toast, String client, Page page, HttpServletResponse response) {
        return switch (result) {
            case SettleMailResult.Joined(var number) -> {
                Toast.afterRedirect(response, toast);
                yield new ModelAndView("redirect:/tickets/" + number);
            }
            case SettleMailResult.Done() -> {
                Toast.afterRedirect(response, toast);
                yield new ModelAndView("redirect:/mail/" + id);
            }
            case SettleMailResult.NotWaiting() -> refused(mail(id), client, "not-waiting", page, response);
            case SettleMailResult.Refused(var code) -> refused(mail(id), client, code, page, response);
        };
    }

    private ModelAndView refused(
            IncomingMail mail, String client, String code, Page page, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(mail, client, "", page.t("mail.refused." + code));
    }

    private IncomingMail mail(UUID id) {
        return mails.find(id).orElseThrow(WholeMail::notFound);
    }
}
