package pl.sos.sla;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pl.sos.calendars.Policy;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;

/**
 * One clock of one ticket as it was last reckoned.
 *
 * @param from the moment of the report
 * @param calendar code of the calendar it is counted by
 * @param due by when; empty while a pause keeps the deadline open
 * @param breachingAt when three quarters of the time are used up; empty while a pause keeps that open
 * @param nextWarning when the next warning is due; empty when none is left or a pause keeps it open
 * @param paused a pause holds it
 * @param stoppedAt when what it waits for came
 * @param cancelledAt when it was given up
 * @param revision counts how often it was reckoned anew
 */
public record ServiceClock(
        UUID id,
        TicketId ticket,
        ClientId client,
        ClockKind kind,
        Policy policy,
        String calendar,
        Instant from,
        Optional<Instant> due,
        Optional<Instant> breachingAt,
        Optional<Instant> nextWarning,
        boolean paused,
        Optional<Instant> stoppedAt,
        Optional<Instant> cancelledAt,
        int revision) {

    /** It still waits, paused or not, in time or not. */
    public boolean waits() {
        return stoppedAt.isEmpty() && cancelledAt.isEmpty();
    }

    public ClockState state(Instant now) {
        if (cancelledAt.isPresent()) {
            return ClockState.CANCELLED;
        }
        if (stoppedAt.isPresent()) {
            return due.filter(stoppedAt.get()::isAfter).isPresent() ? ClockState.BREACHED : ClockState.MET;
        }
        if (due.filter(end -> !now.isBefore(end)).isPresent()) {
            return ClockState.BREACHED;
        }
        return paused ? ClockState.PAUSED : ClockState.RUNNING;
    }
}
