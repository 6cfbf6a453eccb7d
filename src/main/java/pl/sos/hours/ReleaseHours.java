package pl.sos.hours;

import java.util.Optional;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;

/**
 * Gives reserved minutes back, those beyond the package first. Minutes whose lot has expired meanwhile expire.
 *
 * @param key names this wish within the contract
 * @param minutes how many; empty for all that is left, which ends the reservation
 * @param reason in words that the client reads
 */
public record ReleaseHours(
        String key, ReservationId reservation, Optional<Minutes> minutes, String reason, PersonId by) {}
