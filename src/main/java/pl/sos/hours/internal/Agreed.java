package pl.sos.hours.internal;

import java.util.Optional;
import java.util.UUID;
import pl.sos.hours.ReservationId;

/** What was agreed beyond the package, as far as it is not used. */
public final class Agreed {
    private Agreed() {}

    /** A consent that was stored. */
    public record Consent(UUID id, long left) {}

    /**
     * A reservation's minutes beyond the package.
     *
     * @param consent under which they were agreed
     * @param released whether anything of the reservation was given back
     */
    public record Kept(ReservationId id, long overage, Optional<UUID> consent, boolean released) {}
}
