package pl.sos.tickets;

import java.time.Instant;
import java.util.UUID;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/**
 * A talk by telephone about a ticket; it is the evidence of our reaction.
 *
 * @param call the evidence itself
 * @param speaker who of ours talked
 * @param at when the receiver was picked up; before the report it counts from the report
 */
public record Talk(TicketNumber ticket, UUID call, PersonId speaker, Instant at) {}
