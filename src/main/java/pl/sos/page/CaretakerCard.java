package pl.sos.page;

import java.time.Instant;
import java.util.Optional;

/**
 * Who looks after the client on whose page we are.
 *
 * @param photo address of a picture
 * @param until present until, or away or closed until, that moment
 * @param standsIn who takes the phone now while the caretaker is away
 * @param openUntil until when the hot-line is answered today; empty while it is closed
 * @param opens when it is answered next
 */
public record CaretakerCard(
        String name,
        Optional<String> photo,
        Optional<Phone> phone,
        Presence presence,
        Optional<Instant> until,
        Optional<StandIn> standsIn,
        Optional<Instant> openUntil,
        Instant opens) {

    /** A number as a telephone dials it and as a person reads it. */
    public record Phone(String e164, String spoken) {}

    public record StandIn(String name, Optional<Phone> phone) {}

    public enum Presence {
        PRESENT,
        ON_PHONE,
        AFTER_HOURS,
        AWAY
    }
}
