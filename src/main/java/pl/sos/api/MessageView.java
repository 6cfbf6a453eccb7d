package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Channel;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Attachment;
import pl.sos.tickets.Message;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Visibility;

/** A message of a ticket's thread. */
@Schema(name = "Message")
record MessageView(
        MessageId id,
        @Schema(type = "string", example = "SOS-1042") TicketNumber ticket,

        @Schema(description = "Whose words they are; of a talk by telephone with whom it was")
        TicketView.PersonView author,

        @Schema(
                description =
                        "Who of the house wrote it down; by the channel PHONE the body is the house's record of the talk")
        TicketView.@Nullable PersonView writtenDownBy,

        Visibility visibility,
        Channel channel,
        String body,

        @Schema(
                description =
                        "The order of the thread; of mail when its server took it, which may be before what stood there")
        Instant writtenAt,

        @Schema(description = "Since when it stands in the thread, where that is later") @Nullable
        Instant joinedAt,

        List<AttachmentView> attachments) {
    /** A file; its content is at {@code GET /attachments/{id}}. */
    @Schema(name = "Attachment")
    record AttachmentView(
            AttachmentId id,
            @Schema(example = "zrzut-ekranu.png") String name,

            @Schema(description = "In bytes", example = "48211")
            long size,

            @Schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String sha256) {
        static AttachmentView of(Attachment attachment) {
            return new AttachmentView(attachment.id(), attachment.name(), attachment.size(), attachment.sha256());
        }
    }

    static MessageView of(Ticket ticket, Message message) {
        return new MessageView(
                message.id(),
                ticket.number(),
                TicketView.PersonView.of(message.author()),
                message.writtenDownBy().map(TicketView.PersonView::of).orElse(null),
                message.visibility(),
                message.channel(),
                message.body(),
                message.writtenAt(),
                message.joinedAt().orElse(null),
                message.attachments().stream().map(AttachmentView::of).toList());
    }
}
