package pl.sos.remote;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketId;
import pl.sos.remote.internal.Asking;
import pl.sos.remote.internal.Booking;
import pl.sos.remote.internal.Conditions;
import pl.sos.remote.internal.Moving;
import pl.sos.remote.internal.Sessions;
import pl.sos.tickets.Ticket;
import pl.sos.work.Counting;

/**
 * Help on a client's screen: asked for, agreed to, run, written down and kept as evidence (RODO art. 5 ust. 2). Needs a
 * {@link pl.sos.ground.Scope}: a client's people see the sessions of their company, on tickets that they may see. Every
 * write is one transaction, or part of the caller's.
 */
@Component
public class RemoteSessions {
    private static final int MOST = 500;

    private final Asking asking;
    private final Moving moving;
    private final Booking booking;
    private final Conditions conditions;
    private final Sessions sessions;
    private final Clock clock;

    RemoteSessions(
            Asking asking, Moving moving, Booking booking, Conditions conditions, Sessions sessions, Clock clock) {
        this.asking = asking;
        this.moving = moving;
        this.booking = booking;
        this.conditions = conditions;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Asks the client's person in the portal and by mail; where the contract agreed for all times, it is agreed at once. */
    public SessionResult ask(AskForSession wish, Person by) {
        return asking.ask(wish, by);
    }

    /** The client agrees, by a click of its person's or in words that one of ours heard. */
    public SessionResult agree(SessionId id, Said said, Person by) {
        return moving.agree(id, said, by);
    }

    /**
     * Any other move. A client's person may refuse and withdraw; the rest is ours.
     *
     * @param why what was done, or the reason; may be empty
     */
    public SessionResult move(SessionId id, SessionMove move, String why, Person by) {
        return moving.move(id, move, why, by);
    }

    /** The number of the session or station, as it became known later. */
    public SessionResult reach(SessionId id, String number, Person by) {
        return moving.reach(id, number, by);
    }

    /** Writes its time into the log of work, kind REMOTE, by the contract's rounding: once, however often it is called. */
    public BookResult book(SessionId id, Minutes minutes, String note, Counting counting, Person by) {
        return booking.book(id, minutes, note, counting, by);
    }

    /** What holds for a session on this ticket; needs a scope of staff. */
    @Transactional(readOnly = true)
    public RemoteConditions conditions(Ticket ticket) {
        return conditions.of(ticket);
    }

    @Transactional(readOnly = true)
    public RemoteConditions conditions(ClientId client) {
        return conditions.of(client);
    }

    @Transactional(readOnly = true)
    public Optional<RemoteSession> find(SessionId id) {
        return sessions.find(id, clock.instant());
    }

    /** Of a ticket, the newest first. */
    @Transactional(readOnly = true)
    public List<RemoteSession> of(TicketId ticket) {
        return sessions.of(ticket, clock.instant());
    }

    /** Of a client, of which something may still come, the newest first. */
    @Transactional(readOnly = true)
    public List<RemoteSession> open(ClientId client) {
        return sessions.open(client, clock.instant());
    }

    /**
     * The register, the newest first.
     *
     * @param after the cursor of the slice before
     * @param limit 1 to {@value #MOST}
     */
    @Transactional(readOnly = true)
    public Slice<RemoteSession> page(SessionFilter filter, Optional<String> after, int limit) {
        return sessions.page(filter, after, Math.clamp(limit, 1, MOST), clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Happened> history(SessionId id) {
        return sessions.history(id);
    }
}
