package pl.sos.hours;

import java.time.Instant;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;

/**
 * A decision-maker's word that work beyond the package will be paid. It is kept; draws and reservations that name the
 * same evidence share it, so that together they never exceed it.
 *
 * @param upTo at most so many minutes beyond the package
 * @param evidence what shows it, unique within the contract, such as {@code estimate:<uuid>}
 */
public record OverageConsent(PersonId agreedBy, Instant at, Minutes upTo, String evidence) {}
