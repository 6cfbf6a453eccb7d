package pl.sos.tickets;

import java.util.List;
import java.util.Optional;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Channel;
import pl.sos.kernel.TicketNumber;

/**
 * A wish to move a ticket to another status.
 *
 * @param note a public message that goes into the thread with it; resolving needs one
 * @param seen the version the person saw; empty to take whatever stands
 */
public record Transition(
        TicketNumber ticket,
        TicketStatus to,
        Optional<String> note,
        List<AttachmentId> attachments,
        Channel channel,
        Optional<Integer> seen) {
    public Transition {
        attachments = List.copyOf(attachments);
    }
}
