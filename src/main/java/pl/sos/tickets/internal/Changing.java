package pl.sos.tickets.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.Notification;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Transition;
import pl.sos.tickets.Violation;
import pl.sos.tickets.Visibility;

/** Changes fields of tickets, each under its row's lock and against the version the person saw. */
@Component
public class Changing {
    private final TicketStore tickets;
    private final AttachmentStore files;
    private final WatcherStore watchers;
    private final Answering answering;
    private final Patience patience;
    private final Histories histories;
    private final ServiceClocks clocks;
    private final Bells bells;
    private final Announcer announcer;
    private final Saving saving;
    private final Now clock;

    Changing(
            TicketStore tickets,
            AttachmentStore files,
            WatcherStore watchers,
            Answering answering,
            Patience patience,
            Histories histories,
            ServiceClocks clocks,
            Bells bells,
            Announcer announcer,
            Saving saving,
            Now clock) {
        this.tickets = tickets;
        this.files = files;
        this.watchers = watchers;
        this.answering = answering;
        this.patience = patience;
        this.histories = histories;
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
            var status = Optional.of(wish.to().name());
            var words = written.map(
                    id -> new Quote(note.orElse(""), wish.attachments().size()));
            if (written.isPresent() && by.ours()) {
                bells.ringBesideALetter(change.before(), Notification.Kind.STATUS, status, by, change.now(), words);
            } else {
                bells.ringAll(change.before(), Notification.Kind.STATUS, status, by, change.now(), List.of(), words);
            }
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
}
