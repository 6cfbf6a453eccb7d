package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.products.Application;
import pl.sos.products.Products;
import pl.sos.sla.ServiceClocks;
import pl.sos.sla.StartClocks;
import pl.sos.sla.TicketClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Attachment;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Message;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Violation;
import pl.sos.tickets.Visibility;
import pl.sos.tickets.Who;

/** Takes reports in: ticket, first message, decision, clocks and bells, all in one transaction. */
@Component
public class Opening {
    private final TicketStore tickets;
    private final OpeningStore opening;
    private final ThreadStore thread;
    private final AttachmentStore files;
    private final Products products;
    private final People people;
    private final Caretakers caretakers;
    private final Entitlements entitlements;
    private final ServiceClocks clocks;
    private final Bells bells;
    private final Announcer announcer;
    private final AuditLog audit;
    private final Now clock;

    Opening(
            TicketStore tickets,
            OpeningStore opening,
            ThreadStore thread,
            AttachmentStore files,
            Products products,
            People people,
            Caretakers caretakers,
            Entitlements entitlements,
            ServiceClocks clocks,
            Bells bells,
            Announcer announcer,
            AuditLog audit,
            Now clock) {
        this.tickets = tickets;
        this.opening = opening;
        this.thread = thread;
        this.files = files;
        this.products = products;
        this.people = people;
        this.caretakers = caretakers;
        this.entitlements = entitlements;
        this.clocks = clocks;
        this.bells = bells;
        this.announcer = announcer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be opened, checked.
     *
     * @param message empty when the messages come from another ticket
     */
    record Plan(
            ClientId client,
            PersonId reporter,
            Optional<String> application,
            Category category,
            Severity severity,
            String subject,
            Channel channel,
            Instant reportedAt,
            boolean confidential,
            Optional<String> message,
            List<AttachmentId> files,
            Optional<UUID> formKey) {}

    public OpenTicketResult open(OpenTicket report, Actor by) {
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
        var plan = new Plan(
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
        var result = open(plan, facts.number(), by, now);
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

    /** What came of a plan. */
    record Result(
            Ticket ticket,
            Decision decision,
            TicketClocks clocks,
            Optional<LooksAfter> looksAfter,
            MessageId message) {}

    /** What the page of the new ticket shows, from what is at hand. */
    private TicketPage page(Result result, TicketStore.Facts facts, String body, OpenTicket report, Actor by) {
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

    /** Opens without asking who may; joins the caller's transaction. */
    Result open(Plan plan, TicketNumber number, Actor by, Instant now) {
        var id = TicketId.next();
        var looksAfter = caretakers.lookingAfter(plan.client(), now);
        var decision = entitlements.decideAndRecord(
                id,
                new Question(
                        plan.client(),
                        plan.application(),
                        plan.category(),
                        plan.severity(),
                        plan.channel(),
                        plan.reportedAt()));
        var started = clocks.start(StartClocks.by(decision, id, plan.client(), plan.reportedAt()));
        var ticket = new Ticket(
                id,
                number,
                plan.client(),
                plan.reporter(),
                plan.application(),
                plan.category(),
                plan.severity(),
                plan.subject(),
                TicketStatus.NEW,
                looksAfter.flatMap(answer -> answer.present()),
                plan.confidential(),
                plan.channel(),
                plan.reportedAt(),
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
        var message = plan.message()
                .map(body -> new NewRow.FirstMessage(
                        MessageId.next(), by.ours() ? by.person().orElse(plan.reporter()) : plan.reporter(), body));
        var told = told(ticket, by);
        opening.insert(
                new NewRow(
                        ticket,
                        by.person(),
                        Set.of(plan.reporter()),
                        decision.underCare(),
                        Standing.of(started),
                        plan.formKey(),
                        message),
                EventKind.OPENED,
                told);
        if (message.isPresent() && !plan.files().isEmpty()) {
            thread.attach(
                    plan.files(),
                    by.person().orElse(plan.reporter()),
                    plan.client(),
                    id,
                    message.get().id(),
                    Visibility.PUBLIC);
        }
        bells.rang(told);
        if (message.isPresent()) {
            announcer.reported(ticket, decision, looksAfter);
        } else {
            announcer.opened(ticket);
        }
        return new Result(
                ticket,
                decision,
                started,
                looksAfter,
                message.map(NewRow.FirstMessage::id).orElseGet(MessageId::next));
    }

    private List<PersonId> told(Ticket ticket, Actor by) {
        var told = new LinkedHashSet<PersonId>();
        told.add(ticket.reporter());
        ticket.assignee().ifPresentOrElse(told::add, () -> told.addAll(bells.coordinators()));
        by.person().ifPresent(told::remove);
        return List.copyOf(told);
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
