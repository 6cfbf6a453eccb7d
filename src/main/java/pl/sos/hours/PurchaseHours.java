package pl.sos.hours;

import java.time.LocalDate;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;

/**
 * A block of hours bought beside the package.
 *
 * @param key names this wish within the contract, such as the number of the invoice
 * @param from first day on which it can be used, Europe/Warsaw
 * @param until last day on which it can be used
 * @param what in words that the client reads
 */
public record PurchaseHours(
        String key, ContractId contract, Minutes minutes, LocalDate from, LocalDate until, String what, PersonId by) {
    public PurchaseHours {
        if (minutes.value() <= 0 || until.isBefore(from)) {
            throw new IllegalArgumentException("not purchased: " + minutes + " " + from + "–" + until);
        }
    }
}
