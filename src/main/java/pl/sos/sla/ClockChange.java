package pl.sos.sla;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pl.sos.calendars.Policy;
import pl.sos.kernel.PersonId;

/**
 * Why a clock stands where it stands: one line of its history.
 *
 * @param oldDue empty at the start, and while a pause keeps the deadline open
 * @param newDue empty while a pause keeps the deadline open
 * @param reason in words, as the caller gave it; empty where the kind says it all
 * @param by empty when a rule or a timer did it
 */
public record ClockChange(
        UUID clock,
        ClockKind kind,
        Kind what,
        Instant at,
        Optional<Instant> oldDue,
        Optional<Instant> newDue,
        Policy policy,
        String reason,
        Optional<PersonId> by) {
    public enum Kind {
        STARTED,
        PAUSED,
        RESUMED,
        RECOMPUTED,
        CALENDAR_CHANGED,
        STOPPED,
        REOPENED,
        CANCELLED
    }
}
