package pl.sos.tickets.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.products.Products;
import pl.sos.sla.ServiceClocks;
import pl.sos.sla.StartClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Reclassify;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Transition;
import pl.sos.tickets.Violation;
import pl.sos.tickets.Visibility;

/** Changes fields of tickets, each under its row's lock and against the version the person saw. */
@Component
public class Changing {
    private final TicketStore tickets;
    private final ThreadStore thread;
    private final AttachmentStore files;
    private final WatcherStore watchers;
    private final Answering answering;
    private final Patience patience;
    private final Histories histories;
    private final Products products;
    private final Entitlements entitlements;
    private final ServiceClocks clocks;
    private final Bells bells;
    private final Announcer announcer;
    private final Saving saving;
    private final Now clock;

    Changing(
            TicketStore tickets,
            ThreadStore thread,
            AttachmentStore files,
            WatcherStore watchers,
            Answering answering,
            Patience patience,
            Histories histories,
            Products products,
            Entitlements entitlements,
            ServiceClocks clocks,
            Bells bells,
            Announcer announcer,
            Saving saving,
            Now clock) {
        this.tickets = tickets;
        this.thread = thread;
        this.files = files;
        this.watchers = watchers;
        this.answering = answering;
        this.patience = patience;
        this.histories = histories;
        this.products = products;
        this.entitlements = entitlements;
        this.clocks = clocks;
        this.bells = bells;
        this.announcer = announcer;
        this.saving = saving;
        this.clock = clock;
    }

    /** Locks, compares versions, and lets {@code what} put the change together; it returns what forbids it. */
    ChangeResult change(TicketNumber number, Optional<Integer> seen, Actor by, Function<Change, List<Violation>> what) {
        var found = tickets.lock(number);
        if (found.isEmpty()) {
            return new ChangeResult.NotFound();
        }
        var held = found.get();
        var ticket = held.ticket();
        if (seen.isPresent() && seen.get() != ticket.version()) {
            return new ChangeResult.Conflict(ticket, histories.since(ticket.id(), seen.get()));
        }
        if (ticket.mergedInto().isPresent()) {
            return refused(Violation.of("ticket", "merged", ticket.mergedInto().get()));
        }
        var change = new Change(held, by, clock.instant());
        var violations = what.apply(change);
        return violations.isEmpty() ? saving.done(change) : new ChangeResult.Refused(violations);
    }

    static ChangeResult refused(Violation violation) {
        return new ChangeResult.Refused(List.of(violation));
    }

    public ChangeResult transition(Transition wish, Actor by) {
        var note = wish.note().map(Texts::body).filter(text -> !text.isEmpty());
        return change(wish.ticket(), wish.seen(), by, change -> {
            var from = change.status();
            var violations = new ArrayList<Violation>();
            if (from == wish.to() || !Moves.from(from, by.ours()).contains(wish.to())) {
                violations.add(Violation.of(
                        "to", "no-such-move", from.name(), wish.to().name()));
            } else if (from == TicketStatus.CLOSED && !by.ours() && patience.isOver(change.before(), change.now())) {
                violations.add(Violation.of("to", "closed-for-good"));
            }
            if (note.isEmpty() && by.person().isPresent() && Moves.needsNote(from, wish.to(), by.ours())) {
                violations.add(Violation.of("note", "required"));
            }
            note.flatMap(text -> Limits.body("note", text, true)).ifPresent(violations::add);
            var person = by.person();
            if (person.isPresent()
                    && !files.free(
                            wish.attachments(), person.get(), change.before().client())) {
                violations.add(Violation.of("attachments", "not-found"));
            }
            if (!violations.isEmpty()) {
                return violations;
            }
            Optional<MessageId> written = Optional.empty();
            if (person.isPresent() && (note.isPresent() || !wish.attachments().isEmpty())) {
                written = Optional.of(answering.write(
                        change,
                        Visibility.PUBLIC,
                        note.orElse(""),
                        wish.attachments(),
                        wish.channel(),
                        Optional.empty()));
            }
            change.status(wish.to(), Optional.empty());
            written.ifPresent(id -> announcer.added(change.result().ticket(), id, Visibility.PUBLIC, by.ours()));
            change.standing(clocks(change, from, wish.to()));
            bells.ringAll(
                    change.before(),
                    Notification.Kind.STATUS,
                    Optional.of(wish.to().name()),
                    by,
                    change.now());
            return List.of();
        });
    }

    /** The clocks that wait for the client stand still while he is awaited, and have what they waited for at the end. */
    private Standing clocks(Change change, TicketStatus from, TicketStatus to) {
        var id = change.id();
        var now = change.now();
        var person = change.by().person();
        var moved = switch (to) {
            case NEW -> clocks.of(id);
            case WAITING_FOR_CLIENT -> clocks.pause(id, now, person);
            case OPEN -> from.inQueue() ? clocks.resume(id, now, person) : clocks.reopened(id, now, person);
            case RESOLVED -> clocks.resolved(id, now, person);
            case CLOSED -> {
                clocks.resolved(id, now, person);
                // Nobody waits for a first answer to what is over; where one came, there is nothing to give up.
                yield clocks.cancel(id, now, "", person);
            }
        };
        return Standing.of(moved);
    }

    public ChangeResult assign(TicketNumber number, Optional<PersonId> assignee, Optional<Integer> seen, Actor by) {
        if (!by.ours()) {
            return refused(Violation.of("assignee", "not-allowed"));
        }
        if (assignee.isPresent() && !isStaff(assignee.get())) {
            return refused(Violation.of("assignee", "not-staff"));
        }
        return change(number, seen, by, change -> {
            change.assignee(assignee);
            return List.of();
        });
    }

    boolean isStaff(PersonId person) {
        return watchers.candidate(person)
                .filter(candidate -> candidate.client().isEmpty())
                .isPresent();
    }

    public ChangeResult setConfidential(TicketNumber number, boolean confidential, Actor by) {
        return change(number, Optional.empty(), by, change -> {
            boolean mayChange =
                    by.ours() || by.person().equals(Optional.of(change.before().reporter()));
            if (!mayChange) {
                return List.of(Violation.of("confidential", "not-allowed"));
            }
            change.confidential(confidential);
            return List.of();
        });
    }

    public ChangeResult reclassify(Reclassify wish, Actor by) {
        if (!by.ours()) {
            return refused(Violation.of("ticket", "not-allowed"));
        }
        var subject = Texts.line(wish.subject());
        var why = Optional.of(Texts.line(wish.why())).filter(text -> !text.isEmpty());
        var application = wish.application().map(String::strip).filter(code -> !code.isEmpty());
        return change(wish.ticket(), wish.seen(), by, change -> {
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
                .anyMatch(message -> !message.fromStaff() && !isStaff(message.author()));
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
            return refused(Violation.of("coverage", "not-allowed"));
        }
        var violations = Limits.all(
                why.isEmpty() ? Optional.of(Violation.of("reason", "required")) : Optional.empty(),
                why.length() > Limits.WHY
                        ? Optional.of(Violation.of("reason", "too-long", Limits.WHY))
                        : Optional.empty());
        if (!violations.isEmpty()) {
            return new ChangeResult.Refused(violations);
        }
        return change(number, Optional.empty(), actor, change -> {
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
            return refused(Violation.of("coverage", "not-allowed"));
        }
        return change(number, Optional.empty(), actor, change -> {
            var ticket = change.before();
            var decision = entitlements.lift(ticket.id(), why, by);
            change.event(EventKind.DECIDED_AGAIN, null, decision.coverage().name(), Optional.of(why));
            apply(change, ticket, decision, why);
            return List.of();
        });
    }

    /** Asks the contract anew because something outside the ticket changed. A ticket that is over keeps its clocks. */
    public void redecide(TicketNumber number, String why) {
        change(number, Optional.empty(), Actor.SYSTEM, change -> {
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
