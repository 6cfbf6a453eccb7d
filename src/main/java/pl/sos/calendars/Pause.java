package pl.sos.calendars;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a clock stands still, from its first instant up to but not including its last.
 *
 * @param until {@code null} while the pause lasts
 */
public record Pause(Instant from, @Nullable Instant until) {

    /** @throws IllegalArgumentException when it ends before it starts */
    public Pause {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("A pause from " + from + " cannot end at " + until);
        }
    }

    public static Pause since(Instant from) {
        return new Pause(from, null);
    }

    public boolean lasts() {
        return until == null;
    }
}
