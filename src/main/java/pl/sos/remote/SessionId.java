package pl.sos.remote;

import java.util.UUID;
import pl.sos.kernel.Ids;

/** Identifies a remote session. */
public record SessionId(UUID value) {
    public static SessionId next() {
        return new SessionId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
