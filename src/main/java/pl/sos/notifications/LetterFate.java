package pl.sos.notifications;

import java.time.Instant;
import java.util.Optional;
import pl.sos.outbox.Posting;

/** What became of what one person was to be told by mail. */
public sealed interface LetterFate {
    /** The address it went or goes to. */
    String recipient();

    /** A letter of its own. */
    record Own(Posting posting) implements LetterFate {
        @Override
        public String recipient() {
            return posting.recipient();
        }
    }

    /**
     * A line of the day's one letter.
     *
     * @param due when that leaves, or was to leave
     * @param letter once it was written
     */
    record InDigest(String recipient, Instant due, Optional<Posting> letter) implements LetterFate {}
}
