package pl.sos.tickets;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.TicketNumber;

/**
 * A line behind the bell.
 *
 * @param by empty when a clock or the system caused it
 */
public record Notification(
        UUID id,
        Kind kind,
        TicketNumber ticket,
        String subject,
        Optional<Who> by,
        Instant at,
        boolean unread,
        Sentence sentence) {
    public enum Kind {
        OPENED,
        ASSIGNED,
        ANSWERED,
        NOTED,
        STATUS,
        CLOCK_WARNING,
        BREACHED
    }
}
