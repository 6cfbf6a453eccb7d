package pl.sos.tickets.internal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.outbox.MailedId;
import pl.sos.tickets.Ticket;

/** A ticket about to be written for the first time, with the report as its first message. */
public record NewRow(
        Ticket ticket,
        Optional<PersonId> enteredBy,
        Set<PersonId> readers,
        boolean underCare,
        Standing standing,
        Optional<UUID> formKey,
        Optional<FirstMessage> message) {
    /** @param author who wrote it: the reporter, or who of ours took his words down */
    public record FirstMessage(MessageId id, PersonId author, String body, Optional<MailedId> mailedAs) {}
}
