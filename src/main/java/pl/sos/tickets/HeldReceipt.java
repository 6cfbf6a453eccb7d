package pl.sos.tickets;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The receipt of a mail whose author got another automatic letter less than an hour before (decision 0202).
 *
 * @param until when it is told in one letter with others, while it is held
 * @param letter the letter that told it
 */
public record HeldReceipt(State state, Instant until, Optional<UUID> letter) {
    public enum State {
        HELD,
        TOLD,
        /** Nobody is told any more: the address takes no letters, or had enough of them for a day. */
        GIVEN_UP
    }
}
