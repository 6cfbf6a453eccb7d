package pl.sos.kernel;

import java.util.UUID;

/** Identifies a client: a company that reports to us. */
public record ClientId(UUID value) {
    public static ClientId next() {
        return new ClientId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static ClientId of(String text) {
        return new ClientId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
