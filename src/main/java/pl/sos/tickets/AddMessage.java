package pl.sos.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Channel;
import pl.sos.kernel.TicketNumber;
import pl.sos.outbox.MailedId;

/**
 * A message for a ticket's thread. Messages never conflict: whoever writes at the same time, both stand in the thread.
 *
 * @param thenWait a staff reply after which the ticket waits for the client's answer
 * @param cameAt when words of a client's person reached us, where that was before now, such as mail that waited at its server
 *     (decision 0232); in the future it counts as now; of ours it says nothing: an answer is given when the client can read it
 * @param formKey made by the form; the same key from the same person is the same message, however often it is sent
 * @param mailedAs the mail that it came by, which letters about it answer
 */
public record AddMessage(
        TicketNumber ticket,
        Visibility visibility,
        String body,
        List<AttachmentId> attachments,
        Channel channel,
        boolean thenWait,
        Optional<UUID> formKey,
        Optional<Instant> cameAt,
        Optional<MailedId> mailedAs) {
    public AddMessage {
        attachments = List.copyOf(attachments);
    }

    /** A message of now. */
    public AddMessage(
            TicketNumber ticket,
            Visibility visibility,
            String body,
            List<AttachmentId> attachments,
            Channel channel,
            boolean thenWait,
            Optional<UUID> formKey) {
        this(ticket, visibility, body, attachments, channel, thenWait, formKey, Optional.empty(), Optional.empty());
    }
}
