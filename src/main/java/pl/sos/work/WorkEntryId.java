package pl.sos.work;

import java.util.UUID;
import pl.sos.kernel.Ids;

/** Identifies an entry of work. */
public record WorkEntryId(UUID value) {
    public static WorkEntryId next() {
        return new WorkEntryId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static WorkEntryId of(String text) {
        return new WorkEntryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
