package pl.sos.remote.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.ground.AllOrNothing;
import pl.sos.identity.Person;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.remote.BookResult;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.SessionId;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.LogWorkResult;
import pl.sos.work.Unagreed;
import pl.sos.work.Violation;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/** Writes the time of a session that is over into the log of work, once. */
@Component
public class Booking {
    private final SessionStore sessions;
    private final EventStore history;
    private final WorkLog work;
    private final Telling telling;
    private final AllOrNothing whole;
    private final Clock clock;

    Booking(SessionStore sessions, EventStore history, WorkLog work, Telling telling, AllOrNothing whole, Clock clock) {
        this.sessions = sessions;
        this.history = history;
        this.work = work;
        this.telling = telling;
        this.whole = whole;
        this.clock = clock;
    }

    /** @param note what was done, the client reads it; what was asked for is no answer to that, so it can't be blank */
    public BookResult book(SessionId id, Minutes minutes, String note, Counting counting, Person by) {
        return whole.of(() -> booked(id, minutes, note, counting, by), result -> result instanceof BookResult.Booked);
    }

    private BookResult booked(SessionId id, Minutes minutes, String note, Counting counting, Person by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var found = sessions.find(id, now);
        if (found.isEmpty()) {
            return new BookResult.NotFound();
        }
        var session = found.get();
        var run = session.run().filter(one -> one.endedAt().isPresent());
        if (run.isEmpty()) {
            return new BookResult.NothingToBook(session);
        }
        if (note.isBlank()) {
            return new BookResult.Refused(
                    session, new LogWorkResult.Refused(List.of(Violation.of("note", "required"))));
        }
        // The key makes it one entry, whatever the form is sent with a second time.
        var result = work.log(
                new LogWork(
                        "remote:" + id,
                        source(session),
                        run.get().by().id(),
                        WorkKind.REMOTE,
                        WorkChannel.REMOTE,
                        run.get().startedAt(),
                        minutes,
                        note,
                        counting,
                        // The session is a fact: its minutes are kept, and marked when nobody agreed to them.
                        new Unagreed.Keep()),
                Actor.of(by));
        if (!(result instanceof LogWorkResult.Logged logged)) {
            return new BookResult.Refused(session, result);
        }
        var entry = logged.entry();
        if (sessions.booked(id, entry.id(), entry.minutes(), now)) {
            history.ofSession(
                    id,
                    session.client(),
                    by.id(),
                    now,
                    "BOOKED",
                    entry.minutes().value() + " min");
        }
        var after = sessions.find(id, now).orElseThrow();
        telling.show(after);
        return new BookResult.Booked(after, logged);
    }

    private static WorkSource source(RemoteSession session) {
        return session.ticket()
                .filter(ticket -> ticket.id().isPresent())
                .map(RemoteSession.OnTicket::number)
                .<WorkSource>map(WorkSource.OfTicket::new)
                .or(() -> Optional.of(new WorkSource.Alone(session.client())))
                .orElseThrow();
    }
}
