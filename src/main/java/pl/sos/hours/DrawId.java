package pl.sos.hours;

import java.util.UUID;
import pl.sos.kernel.Ids;

/** Identifies a draw: minutes that one piece of work took. */
public record DrawId(UUID value) {
    public static DrawId next() {
        return new DrawId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static DrawId of(String text) {
        return new DrawId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
