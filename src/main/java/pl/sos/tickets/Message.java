package pl.sos.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.Channel;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketNumber;

/**
 * A message in a ticket's thread, plain text, never changed once written.
 *
 * @param author whose words they are
 * @param writtenDownBy who of ours wrote the client's words down, on the phone for example
 * @param writtenAt the order of the thread; of mail when its server took it
 * @param joinedAt since when it stands in the thread, where that is later than {@code writtenAt}
 * @param writtenIn the ticket it was written in; another than the thread's own after a merge or a split
 */
public record Message(
        MessageId id,
        Who author,
        Optional<Who> writtenDownBy,
        Visibility visibility,
        Channel channel,
        String body,
        Instant writtenAt,
        Optional<Instant> joinedAt,
        TicketNumber writtenIn,
        List<Attachment> attachments) {
    public Message {
        attachments = List.copyOf(attachments);
    }

    /** Not the author's own words: what one of ours wrote down of a talk with him. */
    public boolean recordsTalk() {
        return channel == Channel.PHONE && writtenDownBy.isPresent();
    }

    /** Whose hand it is. */
    public Who writer() {
        return writtenDownBy.orElse(author);
    }
}
