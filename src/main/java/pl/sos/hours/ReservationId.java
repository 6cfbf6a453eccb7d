package pl.sos.hours;

import java.util.UUID;
import pl.sos.kernel.Ids;

/** Identifies a reservation: minutes kept for work that is agreed. */
public record ReservationId(UUID value) {
    public static ReservationId next() {
        return new ReservationId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static ReservationId of(String text) {
        return new ReservationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
