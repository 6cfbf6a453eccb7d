package pl.sos.caretakers;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person said of herself, or her telephone does.
 *
 * @param until it ends by itself
 * @param call that says so; empty for what was set by hand
 */
public record SaidPresence(State state, Instant until, Optional<UUID> call) {
    public enum State {
        ON_PHONE,
        AWAY
    }

    /** What holds at an instant: an absence in the calendar stays, everything else gives way to what was said. */
    public Presence over(Presence known, Instant at) {
        if (!at.isBefore(until) || known instanceof Presence.Away) {
            return known;
        }
        return switch (state) {
            case ON_PHONE -> new Presence.OnPhone(until);
            case AWAY -> new Presence.Away(until);
        };
    }
}
