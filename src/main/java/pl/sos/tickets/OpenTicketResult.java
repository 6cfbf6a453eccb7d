package pl.sos.tickets;

import java.util.List;

/** What became of a report. */
public sealed interface OpenTicketResult {
    record Opened(Ticket ticket) implements OpenTicketResult {}

    /** Nothing was stored; each violation names the field and a message key. */
    record Refused(List<Violation> violations) implements OpenTicketResult {}

    /**
     * @param field name as in the API, such as subject
     * @param code stable, such as too-long; its sentence is the message key {@code tickets.violation.<code>}
     */
    record Violation(String field, String code, List<Object> arguments) {}
}
