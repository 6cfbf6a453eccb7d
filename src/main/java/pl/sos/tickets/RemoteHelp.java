package pl.sos.tickets;

import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.TicketNumber;

/**
 * A step of help on the client's screen, as the history of its ticket tells it.
 *
 * @param session which started; it is the evidence of our reaction
 * @param why in words that the client may read
 */
public record RemoteHelp(TicketNumber ticket, Step step, UUID session, Optional<String> why) {
    /** Stored, so their names never change. */
    public enum Step {
        REQUESTED,
        AGREED,
        REFUSED,
        WITHDRAWN,
        /** Somebody of ours answered the client: the reaction clock has what it waited for. */
        STARTED,
        PAUSED,
        RESUMED,
        ENDED
    }
}
