package pl.sos.page;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.Sentence;

/**
 * Who looks after the client on whose page we are, and when the hot-line is answered.
 *
 * @param name empty where nobody looks after the client: then only the hot-line is known
 * @param photo address of a picture
 * @param until present until, or away or closed until, that moment
 * @param standsIn who takes the phone now while the caretaker is away
 * @param hotLine when the hot-line is answered
 */
public record CaretakerCard(
        String name,
        Optional<String> photo,
        Optional<Phone> phone,
        Presence presence,
        Optional<Instant> until,
        Optional<StandIn> standsIn,
        HotLine hotLine) {

    /** Where nobody looks after the client. */
    public static CaretakerCard ofNobody(HotLine hotLine) {
        return new CaretakerCard(
                "", Optional.empty(), Optional.empty(), Presence.AWAY, Optional.empty(), Optional.empty(), hotLine);
    }

    public boolean named() {
        return !name.isEmpty();
    }

    /** A number as a telephone dials it and as a person reads it. */
    public record Phone(String e164, String spoken) {}

    /** @param photo address of a picture */
    public record StandIn(String name, Optional<String> photo, Optional<Phone> phone) {}

    /**
     * When the hot-line is answered.
     *
     * @param hours of the week, in words
     * @param openUntil until when it is answered today; empty while it is closed
     * @param opens when it is answered next
     */
    public record HotLine(Sentence hours, Optional<Instant> openUntil, Instant opens) {}

    public enum Presence {
        PRESENT,
        ON_PHONE,
        AFTER_HOURS,
        AWAY
    }
}
