package pl.sos.tickets;

import java.util.List;

/** What became of a report. */
public sealed interface OpenTicketResult {
    /** @param again the form was sent before; this is the ticket it opened then */
    record Opened(Ticket ticket, boolean again) implements OpenTicketResult {}

    /** Nothing was stored. */
    record Refused(List<Violation> violations) implements OpenTicketResult {}
}
