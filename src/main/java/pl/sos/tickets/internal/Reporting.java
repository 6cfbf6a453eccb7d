package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.products.Application;
import pl.sos.products.Products;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Attachment;
import pl.sos.tickets.Message;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.Violation;
import pl.sos.tickets.Visibility;
import pl.sos.tickets.Who;

/** Takes reports in: checks them, opens each once, and tells the audit. */
@Component
public class Reporting {
    private final Opening opening;
    private final TicketStore tickets;
    private final ThreadStore thread;
    private final AttachmentStore files;
    private final Products products;
    private final People people;
    private final AuditLog audit;
    private final Now clock;

    Reporting(
            Opening opening,
            TicketStore tickets,
            ThreadStore thread,
            AttachmentStore files,
            Products products,
            People people,
            AuditLog audit,
            Now clock) {
        this.opening = opening;
        this.tickets = tickets;
        this.thread = thread;
        this.files = files;
        this.products = products;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    public OpenTicketResult report(OpenTicket report, Actor by) {
        var now = clock.instant();
        var subject = Texts.line(report.subject());
        var body = Texts.body(report.body());
        var application = report.application().map(String::strip).filter(code -> !code.isEmpty());
        var reportedAt = report.reportedAt().map(Now::micros).orElse(now);
        var violations = Limits.all(
                Limits.subject(subject),
                Limits.body("body", body, report.attachments().isEmpty()),
                application
                        .filter(code -> products.application(code).isEmpty())
                        .map(code -> Violation.of("application", "unknown", code)),
                reported(reportedAt, now, by),
                report.attachments().size() > Limits.FILES
                        ? Optional.of(Violation.of("attachments", "too-many", Limits.FILES))
                        : Optional.empty(),
                allowed(report, by));
        if (!violations.isEmpty()) {
            return new OpenTicketResult.Refused(violations);
        }
        if (report.formKey().isPresent() && by.person().isPresent()) {
            var earlier =
                    tickets.ofForm(by.person().get(), report.formKey().get()).flatMap(tickets::find);
            if (earlier.isPresent()) {
                return new OpenTicketResult.Opened(earlier.get().ticket(), true, Optional.empty());
            }
        }
        var facts = tickets.facts(report.client(), report.reporter());
        var missing = missing(report, facts, by);
        if (!missing.isEmpty()) {
            return new OpenTicketResult.Refused(missing);
        }
        var plan = new Opening.Plan(
                report.client(),
                report.reporter(),
                application,
                report.category(),
                report.severity().orElseGet(() -> report.category().usualSeverity()),
                subject,
                report.channel(),
                reportedAt.isAfter(now) ? now : reportedAt,
                report.confidential(),
                Optional.of(body),
                report.attachments(),
                report.formKey());
        var result = opening.open(plan, facts.number(), by, now);
        var opened = result.ticket();
        audit.record(
                "tickets.opened",
                "ticket:" + opened.number(),
                Map.of(
                        "client",
                        opened.client().toString(),
                        "channel",
                        opened.channel().name()));
        return new OpenTicketResult.Opened(opened, false, Optional.of(page(result, facts, body, report, by)));
    }

    /** What the page of the new ticket shows, from what is at hand. */
    private TicketPage page(Opening.Result result, TicketStore.Facts facts, String body, OpenTicket report, Actor by) {
        var ticket = result.ticket();
        var reporter = new Who(ticket.reporter(), facts.reporterName().orElse("–"), false);
        var files = report.attachments().isEmpty() ? List.<Attachment>of() : thread.files(result.message());
        var writer = by.ours() ? by.person() : Optional.<PersonId>empty();
        return new TicketPage(
                ticket,
                result.decision().underCare(),
                facts.clientName().orElse("–"),
                facts.slug().orElse("–"),
                reporter,
                ticket.assignee().map(this::ours),
                ticket.application().flatMap(products::application).map(Application::name),
                List.of(new Message(
                        result.message(),
                        reporter,
                        writer.map(this::ours),
                        Visibility.PUBLIC,
                        ticket.channel(),
                        body,
                        ticket.reportedAt(),
                        ticket.number(),
                        files)),
                Optional.of(result.decision()),
                result.clocks(),
                result.looksAfter(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private Who ours(PersonId person) {
        return new Who(person, people.find(person).map(Person::name).orElse("–"), true);
    }

    private static Optional<Violation> reported(Instant at, Instant now, Actor by) {
        if (at.isAfter(now.plus(Limits.SKEW))) {
            return Optional.of(Violation.of("reportedAt", "in-future"));
        }
        // A client who dates his report back would shorten our time.
        var oldest = now.minus(by.ours() ? Limits.OLDEST_REPORT : Limits.SKEW.multipliedBy(10));
        return at.isBefore(oldest) ? Optional.of(Violation.of("reportedAt", "too-old")) : Optional.empty();
    }

    private static Optional<Violation> allowed(OpenTicket report, Actor by) {
        if (by.ours()) {
            return Optional.empty();
        }
        if (!by.client().equals(Optional.of(report.client()))) {
            return Optional.of(Violation.of("clientId", "not-found"));
        }
        return by.person().equals(Optional.of(report.reporter()))
                ? Optional.empty()
                : Optional.of(Violation.of("reporter", "not-you"));
    }

    private List<Violation> missing(OpenTicket report, TicketStore.Facts facts, Actor by) {
        if (facts.clientName().isEmpty()) {
            return List.of(Violation.of("clientId", "not-found"));
        }
        var missing = new ArrayList<Violation>();
        if (facts.reporterName().isEmpty()) {
            missing.add(Violation.of("reporter", "not-a-contact"));
        }
        if (!files.free(report.attachments(), by.person().orElse(report.reporter()), report.client())) {
            missing.add(Violation.of("attachments", "not-found"));
        }
        return missing;
    }
}
