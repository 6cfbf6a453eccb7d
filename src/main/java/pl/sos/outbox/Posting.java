package pl.sos.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import pl.sos.kernel.TicketNumber;

/**
 * What became of a letter so far; never what it says.
 *
 * @param matter what it belongs to, such as a message of a ticket
 * @param nextAttempt while it is queued
 * @param trouble what the mail server said last, or that of the recipient
 * @param stopped it waits because its address sends letters back
 */
public record Posting(
        UUID letter,
        Optional<UUID> matter,
        String recipient,
        String subject,
        State state,
        int attempts,
        Instant writtenAt,
        Optional<Instant> sentAt,
        Optional<Instant> nextAttempt,
        Optional<String> trouble,
        boolean stopped) {
    private static final Pattern NUMBER = Pattern.compile("\\bSOS-[1-9][0-9]{0,17}\\b");

    /** The first ticket that its subject names. */
    public Optional<TicketNumber> ticket() {
        return NUMBER.matcher(subject).results().findFirst().flatMap(found -> TicketNumber.parse(found.group()));
    }

    /**
     * It waits for the hour that was set when it was written, such as the end of its reader's quiet hours, rather than for the
     * mail server.
     */
    public Optional<Instant> heldUntil(Instant now) {
        return state == State.QUEUED && attempts == 0 && !stopped
                ? nextAttempt.filter(now::isBefore)
                : Optional.empty();
    }

    public enum State {
        QUEUED,
        SENT,
        FAILED,
        BOUNCED,
        WITHDRAWN
    }
}
