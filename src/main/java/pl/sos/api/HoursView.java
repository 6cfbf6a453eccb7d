package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.hours.Worked;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.work.DrawsOn;
import pl.sos.work.MonthLine;

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

    /** What an entry adds to each of the sums; those of all entries of the period's months are the sums. */
    @Schema(name = "HourShare")
    record ShareView(
            Minutes grantedMinutes,
            Minutes carriedInMinutes,
            Minutes purchasedMinutes,
            Minutes drawnMinutes,
            Minutes reservedMinutes,
            Minutes expiredMinutes,
            Minutes carriedOutMinutes,
            Minutes overageMinutes,
            Minutes remainingMinutes) {
        static ShareView of(Balance share) {
            return new ShareView(
                    share.granted(),
                    share.carriedIn(),
                    share.purchased(),
                    share.drawn(),
                    share.reserved(),
                    share.expired(),
                    share.carriedOut(),
                    share.overage(),
                    share.remaining());
        }
    }

    /**
     * Minutes of work that had been reserved for it.
     *
     * @param entry that reserved them
     * @param estimate whose acceptance did; null where it was something else
     */
    @Schema(name = "HourReservation")
    record FromReservation(UUID entry, @Nullable UUID estimate, LocalDate reservedOn, Minutes minutes) {
        static FromReservation of(HourEntry.Kept kept) {
            return new FromReservation(
                    kept.reservation().value(), kept.estimate().orElse(null), kept.on(), kept.minutes());
        }
    }

    /**
     * A movement of the hours, or work that took none of them.
     *
     * @param contractId null for work without a contract
     * @param belongsTo the closed month that it is about, where that is another
     * @param minutes accounted; 0 where nothing is accounted, negative in a correction
     * @param workedMinutes what passed before rounding; null for what is no work
     * @param rounding by which it was accounted; null for what is no work or took no hours
     * @param overageMinutes how many of them are beyond the package; of a reservation, agreed to be
     * @param share what it adds to each of the sums
     * @param fromReservation the reservation that work is taken from; null for other work
     * @param drawsOn what work is taken from; null for what is no work
     * @param what null where it belongs to a confidential ticket of somebody else
     * @param reason of a correction or a release, or why nothing is accounted
     * @param reversed whether a later entry took it back
     */
    @Schema(name = "HourEntry")
    record EntryView(
            UUID id,
            MonthLine.Kind kind,
            @Nullable ContractId contractId,
            LocalDate on,
            @Nullable String belongsTo,
            Minutes minutes,
            @Nullable Minutes workedMinutes,
            @Nullable RoundingView rounding,
            Minutes overageMinutes,
            ShareView share,
            @Nullable FromReservation fromReservation,
            @Nullable DrawsOn drawsOn,

            @Schema(example = "Analiza rozliczenia mediów") @Nullable
            String what,

            @Nullable String reason,
            @Schema(example = "SOS-1042") @Nullable String ticket,
            @Schema(example = "Anna Nowak") @Nullable String by,
            Instant recordedAt,
            @Nullable UUID reverses,
            boolean reversed) {
        static EntryView of(MonthLine line) {
            return new EntryView(
                    line.id(),
                    line.kind(),
                    line.contract().orElse(null),
                    line.on(),
                    line.belongsTo().map(YearMonth::toString).orElse(null),
                    line.minutes(),
                    line.worked().map(Worked::minutes).orElse(null),
                    line.worked()
                            .flatMap(Worked::rounding)
                            .map(rule -> new RoundingView(rule.step(), rule.least()))
                            .orElse(null),
                    line.overage(),
                    ShareView.of(line.share()),
                    line.kept().map(FromReservation::of).orElse(null),
                    line.drawsOn().orElse(null),
                    line.confidential() ? null : line.what(),
                    line.reason().isEmpty() ? null : line.reason(),
                    line.ticket().map(TicketNumber::toString).orElse(null),
                    line.by().orElse(null),
                    line.at(),
                    line.reverses().orElse(null),
                    line.reversed());
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
