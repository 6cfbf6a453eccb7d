package pl.sos.tickets;

import java.time.Instant;
import java.util.List;
import pl.sos.kernel.Channel;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;

/** A message in a ticket's thread, plain text, never changed once written. */
public record Message(
        MessageId id,
        PersonId author,
        boolean fromStaff,
        Visibility visibility,
        Channel channel,
        String body,
        Instant writtenAt,
        List<Attachment> attachments) {}
