package pl.sos.tickets;

import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/** Something about a ticket changed. */
public record TicketChanged(TicketId ticket, TicketNumber number, ClientId client, EventKind what) {}
