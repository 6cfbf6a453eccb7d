package pl.sos.mail.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.MailState;

/**
 * A mail that came in, as its row tells.
 *
 * @param sha256 of the raw mail; empty when it was too long to be kept
 * @param reason why it stands where it stands, as a code; empty when nothing need be said
 * @param detail more about the reason: what a person wrote, what broke, or the id of our letter that came back
 * @param matchedBy what decided about its ticket: TOKEN, REFERENCE, SUBJECT, NEW or BY_HAND
 */
public record IncomingMail(
        UUID id,
        UUID mailbox,
        String mailboxName,
        Optional<String> sha256,
        long size,
        Instant receivedAt,
        MailState state,
        Optional<String> reason,
        Optional<String> detail,
        int attempts,
        String sender,
        String senderName,
        String subject,
        String spf,
        String dkim,
        String dmarc,
        Optional<String> automatic,
        Optional<ClientId> client,
        Optional<String> clientName,
        Optional<PersonId> person,
        Optional<TicketId> ticket,
        Optional<TicketNumber> number,
        Optional<String> matchedBy,
        Optional<Instant> settledAt,
        @Nullable String settledBy) {
    /** The receiving server found that its author did not write it, as {@link Sender} tells; or it names several. */
    public boolean forged() {
        return reason.filter("forged"::equals).isPresent()
                || dmarc.equals("FAIL")
                || (spf.equals("FAIL") && !dkim.equals("PASS") && !dmarc.equals("PASS"));
    }

    /** The letter of ours that this mail reports as not delivered. */
    public Optional<UUID> returned() {
        return reason.filter("automatic.BOUNCE"::equals)
                .flatMap(bounce -> detail)
                .map(UUID::fromString);
    }
}
