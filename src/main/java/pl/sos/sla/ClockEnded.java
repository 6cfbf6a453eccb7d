package pl.sos.sla;

import java.util.UUID;
import pl.sos.kernel.TicketId;

/**
 * A clock that had warned waits no longer: what it waits for came, or it was given up. Published within the transaction
 * that stopped it.
 */
public record ClockEnded(UUID clock, TicketId ticket) {}
