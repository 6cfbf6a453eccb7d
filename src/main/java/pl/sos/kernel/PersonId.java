package pl.sos.kernel;

import java.util.UUID;

/** Identifies a person who can sign in: staff or a client's contact. */
public record PersonId(UUID value) {
    public static PersonId next() {
        return new PersonId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
