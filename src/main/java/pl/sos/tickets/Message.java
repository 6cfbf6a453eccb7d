package pl.sos.tickets;

import java.time.Instant;
import java.util.List;
import pl.sos.kernel.Channel;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketNumber;

/**
 * A message in a ticket's thread, plain text, never changed once written.
 *
 * @param writtenIn the ticket it was written in; another than the thread's own after a merge or a split
 */
public record Message(
        MessageId id,
        Who author,
        Visibility visibility,
        Channel channel,
        String body,
        Instant writtenAt,
        TicketNumber writtenIn,
        List<Attachment> attachments) {
    public Message {
        attachments = List.copyOf(attachments);
    }
}
