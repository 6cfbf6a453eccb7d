package pl.sos.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.tickets.Actor;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.web.Addresses;
import pl.sos.tickets.web.ApplicationChoices;
import pl.sos.tickets.web.Uploads;
import pl.sos.tickets.web.Violations;

/** Staff writes down what a client said on the telephone or wrote in a letter, for the person who said it. */
@Controller
class NewTicketPage {
    private static final int SHOWN = 20;

    private final Tickets tickets;
    private final Clients clients;
    private final ApplicationChoices applications;
    private final Entitlements entitlements;
    private final Uploads uploads;
    private final Clock clock;

    NewTicketPage(
            Tickets tickets,
            Clients clients,
            ApplicationChoices applications,
            Entitlements entitlements,
            Uploads uploads,
            Clock clock) {
        this.tickets = tickets;
        this.clients = clients;
        this.applications = applications;
        this.entitlements = entitlements;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** @param reported the wall clock's time in Warsaw as the browser gives it; empty for now */
    public record Form(
            UUID formKey,
            Optional<UUID> reporter,
            Channel channel,
            String reported,
            Category category,
            Severity severity,
            String application,
            String subject,
            String body,
            boolean confidential) {}

    @GetMapping("/tickets/new")
    ModelAndView form(@RequestParam Optional<UUID> client, @RequestParam(defaultValue = "") String q) {
        if (client.isEmpty()) {
            return new ModelAndView(
                    "desk/new-ticket-client",
                    "view",
                    new NewTicketClientView(
                            q, clients.list(q, Optional.empty(), SHOWN).items()));
        }
        var form = new Form(
                Ids.next(), Optional.empty(), Channel.PHONE, "", Category.ERROR, Severity.HIGH, "", "", "", false);
        return page("desk/new-ticket", client(client.get()), form, Map.of());
    }

    @GetMapping("/tickets/new/coverage")
    ModelAndView coverage(
            @RequestParam UUID client,
            @RequestParam(defaultValue = "ERROR") Category category,
            @RequestParam(defaultValue = "HIGH") Severity severity,
            @RequestParam(defaultValue = "PHONE") Channel channel,
            @RequestParam(defaultValue = "") String application) {
        var decision = entitlements.decide(
                question(client(client).id(), category, severity, channel, application, clock.instant()));
        return new ModelAndView("component/coverage", "decision", decision);
    }

    @PostMapping("/tickets")
    ModelAndView open(
            @RequestParam UUID client,
            @RequestParam UUID formKey,
            @RequestParam Optional<UUID> reporter,
            @RequestParam Channel channel,
            @RequestParam(defaultValue = "") String reported,
            @RequestParam Category category,
            @RequestParam Severity severity,
            @RequestParam(defaultValue = "") String application,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "false") boolean confidential,
            @RequestParam(name = "attachment", required = false) Optional<List<String>> attachments,
            Page page,
            SignedIn me,
            HttpServletResponse response) {
        var whose = client(client);
        var form = new Form(
                formKey, reporter, channel, reported, category, severity, application, subject, body, confidential);
        var at = moment(reported);
        if (reporter.isEmpty()) {
            return refused(whose, form, Map.of("reporter", page.t("tickets.violation.required")), page, response);
        }
        if (!reported.isBlank() && at.isEmpty()) {
            return refused(whose, form, Map.of("reportedAt", page.t("desk.new.reported.wrong")), page, response);
        }
        var report = new OpenTicket(
                whose.id(),
                new PersonId(reporter.get()),
                Optional.of(application),
                category,
                Optional.of(severity),
                subject,
                body,
                confidential,
                Uploads.named(attachments),
                new OpenTicket.Arrival(channel, at, Optional.of(formKey), Optional.empty()));
        return switch (tickets.open(report, Actor.of(me))) {
            case OpenTicketResult.Opened opened ->
                Addresses.onward("/tickets/" + opened.ticket().number(), page, response);
            case OpenTicketResult.Refused(var violations) ->
                refused(whose, form, Violations.byField(violations, page), page, response);
        };
    }

    @PostMapping("/tickets/new/attachments")
    ResponseEntity<Map<String, String>> upload(
            @RequestParam UUID client, HttpServletRequest request, Page page, SignedIn me) throws IOException {
        return uploads.take(request, client(client).id(), page, me);
    }

    private ModelAndView refused(
            Client client, Form form, Map<String, String> errors, Page page, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(page.fragment() ? "desk/new-ticket-form" : "desk/new-ticket", client, form, errors);
    }

    private ModelAndView page(String template, Client client, Form form, Map<String, String> errors) {
        var contacts =
                clients.contacts(client.id()).stream().filter(Person::active).toList();
        var decision = entitlements.decide(question(
                client.id(), form.category(), form.severity(), form.channel(), form.application(), clock.instant()));
        var offered = applications.of(Optional.of(client.id()), Times.today(clock));
        return new ModelAndView(template, "view", new NewTicketView(client, contacts, offered, form, decision, errors));
    }

    private Client client(UUID id) {
        return clients.find(new ClientId(id)).orElseThrow(Addresses::notFound);
    }

    private static Question question(
            ClientId client, Category category, Severity severity, Channel channel, String application, Instant at) {
        var code = Optional.of(application).filter(chosen -> !chosen.isBlank());
        return new Question(client, code, category, severity, channel, at);
    }

    private static Optional<Instant> moment(String reported) {
        try {
            return reported.isBlank()
                    ? Optional.empty()
                    : Optional.of(
                            LocalDateTime.parse(reported).atZone(Times.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
