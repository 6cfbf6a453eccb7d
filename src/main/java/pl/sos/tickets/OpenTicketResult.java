package pl.sos.tickets;

import java.util.List;
import java.util.Optional;

/** What became of a report. */
public sealed interface OpenTicketResult {
    /**
     * @param again the form was sent before; this is the ticket it opened then
     * @param page what a page or an answer says of it, so that nobody need read it again; without rank, and empty when
     *     {@code again}
     */
    record Opened(Ticket ticket, boolean again, Optional<TicketPage> page) implements OpenTicketResult {}

    /** Nothing was stored. */
    record Refused(List<Violation> violations) implements OpenTicketResult {}
}
