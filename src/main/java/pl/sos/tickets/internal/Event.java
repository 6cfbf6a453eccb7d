package pl.sos.tickets.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.sos.tickets.EventKind;

/** An event that is about to be written. */
public record Event(
        EventKind kind,
        boolean internal,
        @Nullable String before,
        @Nullable String after,
        @Nullable String why) {
    public static Event open(EventKind kind, @Nullable String before, @Nullable String after) {
        return new Event(kind, false, before, after, null);
    }

    public static Event internal(EventKind kind, @Nullable String before, @Nullable String after) {
        return new Event(kind, true, before, after, null);
    }

    public Event because(Optional<String> reason) {
        return new Event(kind, internal, before, after, reason.orElse(null));
    }
}
