package pl.sos.sla;

import pl.sos.kernel.TicketId;

/**
 * A ticket's clocks are about to be moved by a change of their calendar. Published before they are locked, so that the
 * ticket itself can be locked first, as everybody does who works on it.
 */
public record ClocksMoving(TicketId ticket) {}
