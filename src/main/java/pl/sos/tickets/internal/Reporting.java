package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return report(List.of(new OpenTicket.By(report, by))).getFirst();
    }

    /** Gives what became of each, in their order; each as if those before it had been opened already. */
    public List<OpenTicketResult> report(List<OpenTicket.By> reports) {
        var results = new ArrayList<OpenTicketResult>();
        var together = new ArrayList<OpenTicket.By>();
        var taken = new HashSet<Object>();
        for (var one : reports) {
            var takes = takes(one);
            if (!Collections.disjoint(taken, takes)) {
                results.addAll(together(together));
                together.clear();
                taken.clear();
            }
            together.add(one);
            taken.addAll(takes);
        }
        results.addAll(together(together));
        return results;
    }

    /** What only one report can have: of two that want it the second must find the first one's ticket. */
    private static Set<Object> takes(OpenTicket.By one) {
        var takes = new HashSet<Object>(one.report().attachments());
        one.report().arrival().formKey().ifPresent(takes::add);
        return takes;
    }

    private List<OpenTicketResult> together(List<OpenTicket.By> reports) {
        var now = clock.instant();
        var known = new ArrayList<Optional<OpenTicketResult>>();
        var left = new ArrayList<Clean>();
        for (var one : reports) {
            var clean = Clean.of(one, now);
            var violations = violations(clean, now);
            known.add(violations.isEmpty() ? ofForm(one) : Optional.of(new OpenTicketResult.Refused(violations)));
            if (known.getLast().isEmpty()) {
                left.add(clean);
            }
        }
        var opened = (left.isEmpty() ? List.<OpenTicketResult>of() : open(left, now)).iterator();
        return known.stream().map(one -> one.orElseGet(opened::next)).toList();
    }

    /** A report whose words are tidied. */
    private record Clean(
            OpenTicket report,
            Actor by,
            String subject,
            String body,
            Optional<String> application,
            Instant reportedAt) {
        private static Clean of(OpenTicket.By one, Instant now) {
            var report = one.report();
            return new Clean(
                    report,
                    one.by(),
                    Texts.line(report.subject()),
                    Texts.body(report.body()),
                    report.application().map(String::strip).filter(code -> !code.isEmpty()),
                    report.arrival().reportedAt().map(Now::micros).orElse(now));
        }

        private Opening.Plan plan(Instant now) {
            var arrival = report.arrival();
            return new Opening.Plan(
                    report.client(),
                    report.reporter(),
                    application,
                    report.category(),
                    report.severity().orElseGet(() -> report.category().usualSeverity()),
                    subject,
                    arrival.channel(),
                    reportedAt.isAfter(now) ? now : reportedAt,
                    report.confidential(),
                    Optional.of(body),
                    report.attachments(),
                    arrival.formKey(),
                    arrival.talkedAt(),
                    arrival.mailedAs());
        }
    }

    private List<Violation> violations(Clean one, Instant now) {
        var report = one.report();
        return Limits.all(
                Limits.subject(one.subject()),
                Limits.body("body", one.body(), report.attachments().isEmpty()),
                one.application()
                        .filter(code -> products.application(code).isEmpty())
                        .map(code -> Violation.of("application", "unknown", code)),
                reported(one.reportedAt(), now, one.by()),
                report.attachments().size() > Limits.FILES
                        ? Optional.of(Violation.of("attachments", "too-many", Limits.FILES))
                        : Optional.empty(),
                allowed(report, one.by()));
    }

    private Optional<OpenTicketResult> ofForm(OpenTicket.By one) {
        return one.by()
                .person()
                .flatMap(person -> one.report().arrival().formKey().flatMap(key -> tickets.ofForm(person, key)))
                .flatMap(tickets::find)
                .map(earlier -> new OpenTicketResult.Opened(earlier.ticket(), true, Optional.empty()));
    }

    private List<OpenTicketResult> open(List<Clean> reports, Instant now) {
        var facts = tickets.facts(
                reports.stream().map(one -> one.report().client()).toList(),
                reports.stream().map(one -> one.report().reporter()).toList());
        var missing = new ArrayList<List<Violation>>();
        var entries = new ArrayList<Opening.Entry>();
        for (int i = 0; i < reports.size(); i++) {
            var one = reports.get(i);
            missing.add(missing(one.report(), facts.get(i), one.by()));
            if (missing.getLast().isEmpty()) {
                entries.add(new Opening.Entry(one.plan(now), facts.get(i).number(), one.by()));
            }
        }
        var opened = entries.isEmpty() ? List.<Opening.Result>of() : opening.open(entries, now);
        var deeds = new LinkedHashMap<String, Map<String, String>>();
        opened.stream()
                .map(Opening.Result::ticket)
                .forEach(ticket -> deeds.put(
                        "ticket:" + ticket.number(),
                        Map.of(
                                "client",
                                ticket.client().toString(),
                                "channel",
                                ticket.channel().name())));
        audit.recordAll("tickets.opened", deeds);
        var next = opened.iterator();
        var results = new ArrayList<OpenTicketResult>();
        for (int i = 0; i < reports.size(); i++) {
            if (missing.get(i).isEmpty()) {
                var result = next.next();
                results.add(new OpenTicketResult.Opened(
                        result.ticket(), false, Optional.of(page(result, facts.get(i), reports.get(i)))));
            } else {
                results.add(new OpenTicketResult.Refused(missing.get(i)));
            }
        }
        return results;
    }

    /** What the page of the new ticket shows, from what is at hand. */
    private TicketPage page(Opening.Result result, TicketStore.Facts facts, Clean clean) {
        var ticket = result.ticket();
        var message = result.message().orElseThrow();
        var by = clean.by();
        var reporter = new Who(ticket.reporter(), facts.reporterName().orElse("–"), false);
        var files = clean.report().attachments().isEmpty() ? List.<Attachment>of() : thread.files(message);
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
                        message,
                        reporter,
                        writer.map(this::ours),
                        Visibility.PUBLIC,
                        ticket.channel(),
                        clean.body(),
                        ticket.reportedAt(),
                        Optional.empty(),
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
