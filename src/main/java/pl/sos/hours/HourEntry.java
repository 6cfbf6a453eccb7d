package pl.sos.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * A line of the ledger as the client reads it.
 *
 * @param month in which it counts
 * @param belongsTo the closed month that it is about, where that is another
 * @param on the day of the work, or of what happened
 * @param minutes of which the entry speaks; a correction's are negative
 * @param worked what passed before rounding; only of work
 * @param overage how many of them are beyond the package
 * @param source what it belongs to, such as {@code work:<uuid>}
 * @param reverses the entry that this one takes back
 * @param reason of a correction or a release, else empty
 */
public record HourEntry(
        UUID id,
        Kind kind,
        ContractId contract,
        YearMonth month,
        Optional<YearMonth> belongsTo,
        LocalDate on,
        Instant at,
        Minutes minutes,
        Optional<Worked> worked,
        Minutes overage,
        String source,
        String what,
        String reason,
        Optional<TicketId> ticket,
        Optional<PersonId> by,
        Optional<UUID> reverses,
        boolean reversed) {

    /** What happened. */
    public enum Kind {
        GRANT,
        PURCHASE,
        CARRY_OVER,
        EXPIRY,
        RESERVE,
        RELEASE,
        DRAW,
        REVERSAL
    }
}
