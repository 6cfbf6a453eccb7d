package pl.sos.work;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.hours.Worked;
import pl.sos.identity.Person;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.DayCursor;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/**
 * A line of a client's month: a movement of its hours, or work that took none of them.
 *
 * @param contract on whose hours it counts or by whose conditions; empty for work without a contract
 * @param belongsTo the closed month that it is about, where that is another
 * @param on the day of the work, or of what happened, Europe/Warsaw
 * @param minutes of which the line speaks: accounted ones of work, none where nothing is accounted; a correction's are
 *     negative
 * @param worked what passed before rounding; only of work
 * @param overage how many of them are beyond the hours, or agreed to be
 * @param share what the line adds to each figure of the period's balance; nothing where it took none of the hours
 * @param kept the reservation that work is taken from; without words where the reader may not know them
 * @param drawsOn what work is taken from; empty for what is no work
 * @param what blank where the reader may not know it, and where the kind says it all
 * @param reason of a correction or a release, or why nothing is accounted; else empty
 * @param ticket its number; empty without one and where the reader may not see it
 * @param confidential it belongs to a ticket that the reader may not see
 * @param by name; empty where the system did it
 * @param reverses the line that this one takes back
 */
public record MonthLine(
        UUID id,
        Kind kind,
        Optional<ContractId> contract,
        LocalDate on,
        Optional<YearMonth> belongsTo,
        Minutes minutes,
        Optional<Worked> worked,
        Minutes overage,
        Balance share,
        Optional<HourEntry.Kept> kept,
        Optional<DrawsOn> drawsOn,
        String what,
        String reason,
        Optional<TicketNumber> ticket,
        boolean confidential,
        Optional<String> by,
        Instant at,
        Optional<UUID> reverses,
        boolean reversed) {

    /** What happened: the kinds of the ledger, and work beside it. */
    public enum Kind {
        GRANT,
        PURCHASE,
        CARRY_OVER,
        EXPIRY,
        RESERVE,
        RELEASE,
        DRAW,
        REVERSAL,
        /** Takes none of the hours; below zero it takes such work back. */
        WORK;

        public boolean isWork() {
            return this == DRAW || this == REVERSAL || this == WORK;
        }
    }

    static MonthLine of(HourEntry entry, Map<PersonId, Person> names, Map<TicketId, TicketNumber> numbers) {
        var kind = Kind.valueOf(entry.kind().name());
        var number = entry.ticket().map(numbers::get);
        // A colleague's confidential ticket costs hours too; what it was about stays with who may read it.
        boolean hidden = entry.ticket().isPresent() && number.isEmpty();
        return new MonthLine(
                entry.id(),
                kind,
                Optional.of(entry.contract()),
                entry.on(),
                entry.belongsTo(),
                entry.minutes(),
                entry.worked(),
                entry.overage(),
                entry.share(),
                entry.kept().map(kept -> hidden ? kept.wordless() : kept),
                Optional.of(DrawsOn.HOURS).filter(hours -> kind.isWork()),
                hidden ? "" : entry.what(),
                hidden ? "" : entry.reason(),
                number,
                hidden,
                entry.by().map(names::get).map(Person::name),
                entry.at(),
                entry.reverses(),
                entry.reversed());
    }

    /** @param told the reason was written for the client; that of a correction always is */
    public static MonthLine of(WorkEntry entry, boolean told) {
        var number = entry.names().ticket();
        boolean hidden = entry.ticket().isPresent() && number.isEmpty();
        return new MonthLine(
                entry.id().value(),
                Kind.WORK,
                entry.count().contract(),
                entry.done().performedOn(),
                Optional.empty(),
                entry.accounted(),
                Optional.of(new Worked(entry.minutes(), Optional.empty())),
                Minutes.ZERO,
                Balance.nothing(YearMonth.from(entry.done().performedOn())),
                Optional.empty(),
                Optional.of(entry.count().drawsOn()),
                hidden ? "" : entry.done().note(),
                entry.reason()
                        .filter(reason -> !hidden && (told || entry.reverses().isPresent()))
                        .orElse(""),
                number,
                hidden,
                Optional.of(entry.names().person()),
                entry.loggedAt(),
                entry.reverses().map(WorkEntryId::value),
                entry.reversed());
    }

    DayCursor cursor() {
        return new DayCursor(on, id);
    }
}
