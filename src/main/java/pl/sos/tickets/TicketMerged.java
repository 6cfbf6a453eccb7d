package pl.sos.tickets;

import pl.sos.kernel.TicketId;

/** One ticket goes on in another; what hangs on the first, such as logged work, follows. */
public record TicketMerged(TicketId from, TicketId into) {}
