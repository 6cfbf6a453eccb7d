package pl.sos.tickets;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.TicketNumber;

/**
 * An earlier ticket about something alike.
 *
 * @param outcome how it ended: the beginning, on one line, of the last that we wrote to the client; empty while it is open
 */
public record SimilarTicket(
        TicketNumber number, String subject, TicketStatus status, Instant reportedAt, Optional<String> outcome) {}
