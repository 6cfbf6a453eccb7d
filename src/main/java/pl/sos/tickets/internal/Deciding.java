package pl.sos.tickets.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.TicketNumber;
import pl.sos.products.Products;
import pl.sos.sla.ServiceClocks;
import pl.sos.sla.StartClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Reclassify;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Violation;

/** Asks the contract anew: after what a ticket is about changed, by a person's word against the rule, or from outside. */
@Component
public class Deciding {
    private final Changing changing;
    private final ThreadStore thread;
    private final WatcherStore watchers;
    private final Products products;
    private final Entitlements entitlements;
    private final ServiceClocks clocks;

    Deciding(
            Changing changing,
            ThreadStore thread,
            WatcherStore watchers,
            Products products,
            Entitlements entitlements,
            ServiceClocks clocks) {
        this.changing = changing;
        this.thread = thread;
        this.watchers = watchers;
        this.products = products;
        this.entitlements = entitlements;
        this.clocks = clocks;
    }

    public ChangeResult reclassify(Reclassify wish, Actor by) {
        if (!by.ours()) {
            return Changing.refused(Violation.of("ticket", "not-allowed"));
        }
        var subject = Texts.line(wish.subject());
        var why = Optional.of(Texts.line(wish.why())).filter(text -> !text.isEmpty());
        var application = wish.application().map(String::strip).filter(code -> !code.isEmpty());
        return changing.change(wish.ticket(), wish.seen(), by, change -> {
            boolean otherClient = !wish.client().equals(change.before().client());
            var violations = Limits.all(
                    Limits.subject(subject),
                    why.filter(text -> text.length() > Limits.WHY)
                            .map(text -> Violation.of("why", "too-long", Limits.WHY)),
                    application
                            .filter(code -> products.application(code).isEmpty())
                            .map(code -> Violation.of("application", "unknown", code)),
                    otherClient ? otherClient(change, wish) : Optional.empty());
            if (!violations.isEmpty()) {
                return violations;
            }
            change.subject(subject);
            change.application(application, why);
            change.category(wish.category(), why);
            change.severity(wish.severity(), why);
            if (otherClient) {
                change.client(wish.client(), wish.reporter().orElseThrow(), why);
                thread.giveTo(change.id(), wish.client());
            }
            if (change.asksTheContractAnew()) {
                var ticket = change.result().ticket();
                var decision = entitlements.redecide(ticket.id(), question(ticket), why.orElse(""));
                apply(change, ticket, decision, why.orElse(""));
            }
            return List.of();
        });
    }

    /**
     * What another company's people wrote must never come before the eyes of the new one: only a report that we took down
     * ourselves, and that nobody of the former client added to, changes hands.
     */
    private Optional<Violation> otherClient(Change change, Reclassify wish) {
        if (!change.by().coordinates()) {
            return Optional.of(Violation.of("client", "coordinator-only"));
        }
        boolean theirs = thread.stubs(change.id()).stream()
                .anyMatch(message -> !message.fromStaff() && !changing.isStaff(message.author()));
        if (theirs) {
            return Optional.of(Violation.of("client", "wrote-in-it"));
        }
        return wish.reporter()
                        .flatMap(watchers::candidate)
                        .filter(person -> person.client().equals(Optional.of(wish.client())))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Violation.of("reporter", "not-a-contact"));
    }

    public ChangeResult override(TicketNumber number, Coverage coverage, String reason, SignedIn by) {
        var why = Texts.line(reason);
        var actor = Actor.of(by);
        if (!actor.ours()) {
            return Changing.refused(Violation.of("coverage", "not-allowed"));
        }
        var violations = Limits.all(
                why.isEmpty() ? Optional.of(Violation.of("reason", "required")) : Optional.empty(),
                why.length() > Limits.WHY
                        ? Optional.of(Violation.of("reason", "too-long", Limits.WHY))
                        : Optional.empty());
        if (!violations.isEmpty()) {
            return new ChangeResult.Refused(violations);
        }
        return changing.change(number, Optional.empty(), actor, change -> {
            var ticket = change.before();
            var decision = entitlements.override(ticket.id(), coverage, why, by);
            change.event(EventKind.COVERAGE_OVERRIDDEN, null, coverage.name(), Optional.of(why));
            apply(change, ticket, decision, why);
            return List.of();
        });
    }

    public ChangeResult lift(TicketNumber number, String reason, SignedIn by) {
        var why = Texts.line(reason);
        var actor = Actor.of(by);
        if (!actor.ours()) {
            return Changing.refused(Violation.of("coverage", "not-allowed"));
        }
        return changing.change(number, Optional.empty(), actor, change -> {
            var ticket = change.before();
            var decision = entitlements.lift(ticket.id(), why, by);
            change.event(EventKind.DECIDED_AGAIN, null, decision.coverage().name(), Optional.of(why));
            apply(change, ticket, decision, why);
            return List.of();
        });
    }

    /** Asks the contract anew because something outside the ticket changed. A ticket that is over keeps its clocks. */
    public void redecide(TicketNumber number, String why) {
        changing.change(number, Optional.empty(), Actor.SYSTEM, change -> {
            var ticket = change.before();
            var before = entitlements.of(ticket.id());
            var decision = entitlements.redecide(ticket.id(), question(ticket), why);
            if (!before.equals(Optional.of(decision))) {
                change.internalEvent(
                        EventKind.DECIDED_AGAIN,
                        before.map(old -> old.coverage().name()).orElse(null),
                        decision.coverage().name(),
                        Optional.of(why));
                apply(change, ticket, decision, why);
            }
            return List.of();
        });
    }

    private void apply(Change change, Ticket ticket, Decision decision, String why) {
        change.underCare(decision.underCare());
        if (ticket.status().inQueue()) {
            var wish = StartClocks.by(decision, ticket.id(), ticket.client(), ticket.reportedAt());
            change.standing(Standing.of(clocks.recompute(wish, why, change.by().person())));
            change.movedClocks();
        }
    }

    static Question question(Ticket ticket) {
        return new Question(
                ticket.client(),
                ticket.application(),
                ticket.category(),
                ticket.severity(),
                ticket.channel(),
                ticket.reportedAt());
    }
}
