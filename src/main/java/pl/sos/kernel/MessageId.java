package pl.sos.kernel;

import java.util.UUID;

/** Identifies a message in a ticket's thread. */
public record MessageId(UUID value) {
    public static MessageId next() {
        return new MessageId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
