package pl.sos.hours;

import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/**
 * What is left of a reservation.
 *
 * @param fromPackage minutes kept out of the package
 * @param overage minutes beyond it that are agreed and not drawn
 */
public record Reservation(ReservationId id, ContractId contract, Minutes fromPackage, Minutes overage) {
    public Minutes left() {
        return fromPackage.plus(overage);
    }
}
