package pl.sos.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * The clocks of tickets. A clock is a pure function of policy, calendar, pauses and the moment of the report; every change
 * of one of them reckons it anew and leaves a line of history. What the client writes never restarts or stops a clock.
 * Every method joins the caller's transaction and needs a scope.
 */
@Component
public class ServiceClocks {

    /** Starts the clocks of a new ticket: one row a clock. */
    public TicketClocks start(StartClocks wish) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** Keeps the evidence of a reaction; the first stops the reaction clock. */
    public TicketClocks reacted(TicketId ticket, Evidence evidence) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The client's answer is awaited from now on: workaround and repair stand still. Again while paused: no change. */
    public TicketClocks pause(TicketId ticket, Instant at, Optional<PersonId> by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The client's answer is awaited no longer. Without a pause: no change. */
    public TicketClocks resume(TicketId ticket, Instant at, Optional<PersonId> by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** What a clock waits for came: a workaround was given, the ticket was resolved. Already stopped: no change. */
    public TicketClocks stop(TicketId ticket, ClockKind kind, Instant at, Optional<PersonId> by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The ticket was resolved: workaround and repair, paused or not, have what they waited for. */
    public TicketClocks resolved(TicketId ticket, Instant at, Optional<PersonId> by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** A resolved ticket goes on: repair runs again, with the time since it stopped as a pause. Reaction stays as it is. */
    public TicketClocks reopened(TicketId ticket, Instant at, Optional<PersonId> by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /**
     * Gives a ticket the clocks of another decision after its client, category, severity or contract changed: waiting
     * clocks are reckoned anew, missing ones start from the moment of the report, those no longer promised are cancelled.
     * What was met stays met.
     *
     * @param reason in words, for history
     */
    public TicketClocks recompute(StartClocks wish, String reason, Optional<PersonId> by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** Gives up what still waits, such as after a merge. */
    public TicketClocks cancel(TicketId ticket, Instant at, String reason, Optional<PersonId> by) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public TicketClocks of(TicketId ticket) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The clocks of many tickets in one query; a ticket without clocks has an empty list. */
    public Map<TicketId, TicketClocks> of(Collection<TicketId> tickets) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** How much of the clock's time is used up, in percent rounded down; beyond 100 after the deadline. */
    public int percentUsed(ServiceClock clock, Instant now) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** What happened to the ticket's clocks, oldest first. */
    public List<ClockChange> history(TicketId ticket) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** What counted as a reaction, oldest first. */
    public List<Evidence> evidence(TicketId ticket) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
