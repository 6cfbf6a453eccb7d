package pl.sos.remote;

import java.util.UUID;
import pl.sos.kernel.Ids;

/** Identifies a database copy. */
public record CopyId(UUID value) {
    public static CopyId next() {
        return new CopyId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static CopyId of(String text) {
        return new CopyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
