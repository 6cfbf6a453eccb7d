package pl.sos.estimates;

import java.util.UUID;
import pl.sos.kernel.Ids;

/** Identifies an estimate. */
public record EstimateId(UUID value) {
    public static EstimateId next() {
        return new EstimateId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static EstimateId of(String text) {
        return new EstimateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
