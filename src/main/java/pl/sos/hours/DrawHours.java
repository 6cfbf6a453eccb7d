package pl.sos.hours;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * Work that is to be counted against a contract's hours.
 *
 * @param key names this wish within the contract; a retry with the same key draws once
 * @param performedOn the day of the work, Europe/Warsaw; it decides the month, whatever the clock shows
 * @param minutes accounted, that is after rounding; at least one
 * @param source what the entry belongs to, such as {@code work:<uuid>}
 * @param what in words that the client reads
 * @param by who did the work
 * @param reservation minutes kept for this work, drawn first
 * @param consent for what goes beyond the package, where the contract asks for one
 * @param worked what passed before rounding; empty where nobody knows
 */
public record DrawHours(
        String key,
        ContractId contract,
        LocalDate performedOn,
        Minutes minutes,
        String source,
        String what,
        Optional<TicketId> ticket,
        PersonId by,
        Optional<ReservationId> reservation,
        Optional<OverageConsent> consent,
        Optional<Worked> worked) {
    public DrawHours {
        if (minutes.value() <= 0) {
            throw new IllegalArgumentException("not drawn: " + minutes);
        }
    }

    /** Of minutes as they passed. */
    public DrawHours(
            String key,
            ContractId contract,
            LocalDate performedOn,
            Minutes minutes,
            String source,
            String what,
            Optional<TicketId> ticket,
            PersonId by,
            Optional<ReservationId> reservation,
            Optional<OverageConsent> consent) {
        this(key, contract, performedOn, minutes, source, what, ticket, by, reservation, consent, Optional.empty());
    }
}
