package pl.sos.hours;

import java.util.UUID;
import pl.sos.kernel.Ids;

/** Identifies a lot: minutes that were granted, carried over or purchased together and expire together. */
public record LotId(UUID value) {
    public static LotId next() {
        return new LotId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static LotId of(String text) {
        return new LotId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
