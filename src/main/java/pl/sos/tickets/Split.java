package pl.sos.tickets;

import java.util.List;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketNumber;

/**
 * A wish to move messages into a ticket of their own.
 *
 * @param messages some but not all of the thread's; the first of them may not be left out of both tickets
 */
public record Split(TicketNumber ticket, List<MessageId> messages, String subject) {
    public Split {
        messages = List.copyOf(messages);
    }
}
