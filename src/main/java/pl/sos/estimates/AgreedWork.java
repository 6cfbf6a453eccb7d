package pl.sos.estimates;

import java.util.Optional;
import pl.sos.hours.OverageConsent;
import pl.sos.hours.ReservationId;
import pl.sos.kernel.Minutes;

/**
 * What a decision-maker agreed to for a ticket, for those who log work.
 *
 * @param minutes of the estimate
 * @param left of it that the ledger still keeps; all of it for work that draws on no hours
 * @param reservation minutes kept for it
 * @param consent to what lies beyond the package; empty when nothing does
 */
public record AgreedWork(
        EstimateId estimate,
        Minutes minutes,
        Minutes left,
        Optional<ReservationId> reservation,
        Optional<OverageConsent> consent) {}
