package pl.sos.hours;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * Minutes to keep for work that is agreed: an accepted estimate, a booked visit.
 *
 * @param key names this wish within the contract; a retry with the same key reserves once
 * @param on the day for which it is planned, Europe/Warsaw; it decides whose month's hours are kept
 * @param source what the reservation belongs to, such as {@code estimate:<uuid>}
 * @param what in words that the client reads
 * @param by who wishes it
 * @param consent for what goes beyond the package, where the contract asks for one
 */
public record ReserveHours(
        String key,
        ContractId contract,
        LocalDate on,
        Minutes minutes,
        String source,
        String what,
        Optional<TicketId> ticket,
        PersonId by,
        Optional<OverageConsent> consent) {
    public ReserveHours {
        if (minutes.value() <= 0) {
            throw new IllegalArgumentException("not reserved: " + minutes);
        }
    }
}
