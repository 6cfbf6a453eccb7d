package pl.sos.portal.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.hours.Worked;
import pl.sos.kernel.Minutes;

/**
 * A client's hours of a month.
 *
 * @param client name
 * @param month shown
 * @param next empty when the month shown is the present one
 * @param balance of the settlement period that holds the month
 * @param work what specialists did, the latest first
 * @param moves grants, reservations, expiry and the like
 * @param latest the month shown is the present one
 */
public record HoursView(
        String topic,
        String client,
        YearMonth month,
        YearMonth previous,
        Optional<YearMonth> next,
        Balance balance,
        List<Row> work,
        List<Row> moves,
        boolean latest) {

    /**
     * A line of the ledger in words.
     *
     * @param person empty where the system did it
     * @param ticket its number; empty without one and where the reader may not see it
     * @param minutes signed: what work took after rounding, or what a move gave or took
     * @param worked before rounding
     */
    public record Row(
            HourEntry.Kind kind,
            LocalDate on,
            Optional<YearMonth> belongsTo,
            String what,
            Optional<String> reason,
            Optional<String> person,
            Optional<String> ticket,
            Minutes minutes,
            Optional<Worked> worked,
            Minutes overage,
            boolean reversed) {
        /** As they passed; as accounted where nobody knows. */
        public Minutes passed() {
            return worked.map(Worked::minutes).orElse(minutes);
        }
    }

    public Meter meter() {
        return Meter.of(balance);
    }

    /** All minutes that work took in this month, corrections taken off. */
    public Minutes worked() {
        return work.stream().map(Row::minutes).reduce(Minutes.ZERO, Minutes::plus);
    }

    /** The same before rounding. */
    public Minutes passed() {
        return work.stream().map(Row::passed).reduce(Minutes.ZERO, Minutes::plus);
    }

    public Minutes beyond() {
        return work.stream().map(Row::overage).reduce(Minutes.ZERO, Minutes::plus);
    }

    /** All that there was, the overage included: the same as all that became of it. */
    public Minutes total() {
        return balance.pool().plus(balance.overage());
    }

    /** A quarter rather than a month. */
    public boolean longer() {
        return !balance.from().equals(balance.until());
    }
}
