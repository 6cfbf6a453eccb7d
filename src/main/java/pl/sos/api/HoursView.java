package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.hours.Worked;
import pl.sos.identity.Person;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/**
 * Hours of a client, in whole minutes: granted, carried in, purchased and overage together are drawn, reserved, expired,
 * carried out and remaining together.
 *
 * @param next hand it back as {@code after} for further entries; null when these are all
 */
@Schema(name = "Hours")
record HoursView(
        @Schema(example = "2026-11") String month,

        @Schema(description = "First month of the settlement period", example = "2026-11")
        String periodFrom,

        @Schema(description = "Its last month", example = "2026-11")
        String periodUntil,

        Minutes grantedMinutes,
        Minutes carriedInMinutes,
        Minutes purchasedMinutes,
        Minutes drawnMinutes,
        Minutes reservedMinutes,
        Minutes expiredMinutes,
        Minutes carriedOutMinutes,
        Minutes overageMinutes,
        Minutes remainingMinutes,
        List<EntryView> entries,
        @Nullable String next) {

    /** How an entry was rounded: up to a multiple of the step, and to no less than the least. */
    @Schema(name = "HourRounding")
    record RoundingView(Minutes stepMinutes, Minutes leastMinutes) {}

    /**
     * A line of the ledger.
     *
     * @param belongsTo the closed month that it is about, where that is another
     * @param minutes negative in a correction
     * @param workedMinutes what passed before rounding; null for what is no work
     * @param rounding by which it was accounted; null for what is no work
     * @param overageMinutes how many of them are beyond the package
     * @param reversed whether a later entry took it back
     */
    @Schema(name = "HourEntry")
    record EntryView(
            UUID id,
            HourEntry.Kind kind,
            ContractId contractId,
            LocalDate on,
            @Nullable String belongsTo,
            Minutes minutes,
            @Nullable Minutes workedMinutes,
            @Nullable RoundingView rounding,
            Minutes overageMinutes,
            @Schema(example = "Analiza rozliczenia mediów") String what,
            @Nullable String reason,
            @Schema(example = "SOS-1042") @Nullable String ticket,
            @Schema(example = "Anna Nowak") @Nullable String by,
            Instant recordedAt,
            @Nullable UUID reverses,
            boolean reversed) {
        static EntryView of(HourEntry entry, Map<PersonId, Person> names, Map<TicketId, TicketNumber> numbers) {
            return new EntryView(
                    entry.id(),
                    entry.kind(),
                    entry.contract(),
                    entry.on(),
                    entry.belongsTo().map(YearMonth::toString).orElse(null),
                    entry.minutes(),
                    entry.worked().map(Worked::minutes).orElse(null),
                    entry.worked()
                            .flatMap(Worked::rounding)
                            .map(rule -> new RoundingView(rule.step(), rule.least()))
                            .orElse(null),
                    entry.overage(),
                    entry.what(),
                    entry.reason().isEmpty() ? null : entry.reason(),
                    entry.ticket().map(numbers::get).map(TicketNumber::toString).orElse(null),
                    entry.by().map(names::get).map(Person::name).orElse(null),
                    entry.at(),
                    entry.reverses().orElse(null),
                    entry.reversed());
        }
    }

    static HoursView of(YearMonth month, Balance balance, Listing<EntryView> entries) {
        return new HoursView(
                month.toString(),
                balance.from().toString(),
                balance.until().toString(),
                balance.granted(),
                balance.carriedIn(),
                balance.purchased(),
                balance.drawn(),
                balance.reserved(),
                balance.expired(),
                balance.carriedOut(),
                balance.overage(),
                balance.remaining(),
                entries.items(),
                entries.next());
    }
}
