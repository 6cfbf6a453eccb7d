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
 * A line of the ledger as the client reads it, in one settlement period. What reaches into two of them, such as a
 * carry-over, is a line in each.
 *
 * @param month under which it is listed
 * @param belongsTo the closed month that it is about, where that is another
 * @param on the day of the work, or of what happened; within the period where it happened beyond its end
 * @param minutes of which the entry speaks; a correction's are negative, and a carry-over's in the period that it leaves
 * @param worked what passed before rounding; only of work
 * @param overage how many of them are beyond the package, or agreed to be
 * @param share what it adds to each figure of the period's {@link Balance}: those of all entries add up to it
 * @param kept the reservation that work is taken from
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
        Balance share,
        Optional<Kept> kept,
        String source,
        String what,
        String reason,
        Optional<TicketId> ticket,
        Optional<PersonId> by,
        Optional<UUID> reverses,
        boolean reversed) {

    /**
     * Minutes of a piece of work that had been reserved for it.
     *
     * @param reservation the entry that reserved them
     * @param on the day on which they were reserved
     * @param what in words of who reserved them
     * @param source what they were reserved for, such as {@code estimate:<uuid>}
     * @param minutes of the work, those agreed on beyond the package included; a correction's are negative
     */
    public record Kept(ReservationId reservation, LocalDate on, String what, String source, Minutes minutes) {
        private static final String ESTIMATE = "estimate:";

        /** The same without saying what for. */
        public Kept wordless() {
            return new Kept(reservation, on, "", source, minutes);
        }

        /** The estimate whose acceptance reserved them. */
        public Optional<UUID> estimate() {
            return Optional.of(source)
                    .filter(text -> text.startsWith(ESTIMATE))
                    .map(text -> UUID.fromString(text.substring(ESTIMATE.length())));
        }
    }

    /** What happened. */
    public enum Kind {
        GRANT,
        PURCHASE,
        CARRY_OVER,
        EXPIRY,
        RESERVE,
        RELEASE,
        DRAW,
        REVERSAL;

        public boolean isWork() {
            return this == DRAW || this == REVERSAL;
        }
    }
}
