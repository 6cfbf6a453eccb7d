package pl.sos.mail;

import pl.sos.kernel.TicketNumber;

/**
 * An answer and its question are two tickets, since the answer came first (decision 0204).
 *
 * @param other the ticket of the other one
 * @param question the other one is the question
 */
public record LateQuestion(TicketNumber other, boolean question) {}
