package pl.sos.portal.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import pl.sos.hotline.TalkedAbout;
import pl.sos.hours.Balance;
import pl.sos.hours.HourEntry;
import pl.sos.hours.Worked;
import pl.sos.kernel.Minutes;
import pl.sos.work.DrawsOn;
import pl.sos.work.MonthLine;

/**
 * A client's hours of a month.
 *
 * @param client name
 * @param month shown
 * @param next empty when the month shown is the present one
 * @param balance of the settlement period that holds the month
 * @param work what specialists did, the latest first
 * @param moves grants, reservations, expiry and the like, the latest first; each and the work says its share of the balance
 * @param now the present month
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
        YearMonth now) {

    /**
     * A line of the month in words.
     *
     * @param person empty where the system did it
     * @param ticket its number; empty without one and where the reader may not see it
     * @param minutes signed: what work took after rounding, or of which a move speaks
     * @param worked before rounding
     * @param overage of work: how much of it is beyond the package; of a reservation: how much is agreed to be
     * @param share what it adds to each figure of the period's balance
     * @param kept the reservation that work is taken from
     * @param drawsOn what work is taken from; empty for a move
     * @param correction takes another line back
     * @param spoken it was a talk on the telephone; empty too where the reader may not know what it was about
     */
    public record Row(
            MonthLine.Kind kind,
            LocalDate on,
            Optional<YearMonth> belongsTo,
            String what,
            Optional<String> reason,
            Optional<String> person,
            Optional<String> ticket,
            Minutes minutes,
            Optional<Worked> worked,
            Minutes overage,
            Balance share,
            Optional<HourEntry.Kept> kept,
            Optional<DrawsOn> drawsOn,
            boolean correction,
            boolean reversed,
            Optional<TalkedAbout.Spoken> spoken) {
        /** As they passed; as accounted where nobody knows. */
        public Minutes passed() {
            return worked.map(Worked::minutes).orElse(minutes);
        }

        public boolean takes(DrawsOn source) {
            return drawsOn.filter(source::equals).isPresent();
        }

        /** Its minutes are taken from something, so that they are worth a figure. */
        public boolean counts() {
            return drawsOn.filter(DrawsOn::counts).isPresent();
        }

        /** Why another line is taken back by this one. */
        public Optional<String> correctionReason() {
            return reason.filter(text -> correction);
        }

        /** Why nothing is accounted. */
        public Optional<String> unaccountedReason() {
            return reason.filter(text -> !correction);
        }
    }

    /** Work that is taken from one thing, corrections taken off. */
    public record Sum(DrawsOn from, Minutes passed, Minutes accounted) {}

    /** For each thing that work of this month is taken from. */
    public List<Sum> sums() {
        return Arrays.stream(DrawsOn.values())
                .filter(source -> work.stream().anyMatch(row -> row.takes(source)))
                .map(source -> new Sum(source, sum(source, Row::passed), sum(source, Row::minutes)))
                .toList();
    }

    /** Work of this month is taken from more than the hours. */
    public boolean beside() {
        return work.stream().anyMatch(row -> !row.takes(DrawsOn.HOURS));
    }

    private Minutes sum(DrawsOn source, Function<Row, Minutes> figure) {
        return work.stream().filter(row -> row.takes(source)).map(figure).reduce(Minutes.ZERO, Minutes::plus);
    }

    public Meter meter() {
        return Meter.of(balance, now);
    }

    /** All minutes that work took of the hours in this month, corrections taken off. */
    public Minutes worked() {
        return sum(DrawsOn.HOURS, Row::minutes);
    }

    /** All minutes of work as they passed, whatever they are taken from. */
    public Minutes passed() {
        return work.stream().map(Row::passed).reduce(Minutes.ZERO, Minutes::plus);
    }

    public Minutes beyond() {
        return work.stream().map(Row::overage).reduce(Minutes.ZERO, Minutes::plus);
    }

    /** What work of the month adds to the period's figures. */
    public Balance shareOfWork() {
        return share(work);
    }

    /** What the period's other months add to its figures, so that with those of this month they are the balance. */
    public Balance shareOfOtherMonths() {
        return balance.minus(shareOfWork()).minus(share(moves));
    }

    private Balance share(List<Row> rows) {
        return rows.stream().map(Row::share).reduce(Balance.nothing(month), Balance::plus);
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
