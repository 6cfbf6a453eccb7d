package pl.sos.tickets;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Channel;
import pl.sos.kernel.TicketNumber;

/**
 * A message for a ticket's thread. Messages never conflict: whoever writes at the same time, both stand in the thread.
 *
 * @param thenWait a staff reply after which the ticket waits for the client's answer
 * @param formKey made by the form; the same key from the same person is the same message, however often it is sent
 */
public record AddMessage(
        TicketNumber ticket,
        Visibility visibility,
        String body,
        List<AttachmentId> attachments,
        Channel channel,
        boolean thenWait,
        Optional<UUID> formKey) {
    public AddMessage {
        attachments = List.copyOf(attachments);
    }
}
