package pl.sos.tickets;

import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/** A ticket was opened. */
public record TicketOpened(TicketId ticket, TicketNumber number, ClientId client) {}
