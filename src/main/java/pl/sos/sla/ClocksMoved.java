package pl.sos.sla;

/**
 * A ticket's clocks moved without the ticket having been touched, since their calendar was changed; published within the
 * transaction that moved them.
 */
public record ClocksMoved(TicketClocks clocks) {}
