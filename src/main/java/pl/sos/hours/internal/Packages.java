package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Contract;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.SettlementPeriod;
import pl.sos.contracts.Terms;

/**
 * Which package a contract gives when. A month has the package of its first day in force: an annex from the 1st changes
 * that month, one from the middle the next. A month begun is granted whole.
 */
public record Packages(Contract contract) {
    public YearMonth start() {
        return YearMonth.from(contract.from());
    }

    /** Of a calendar month; empty when the contract is not in force in it. */
    public Optional<HoursPackage> in(YearMonth month) {
        LocalDate day = firstDay(month);
        return YearMonth.from(day).equals(month) ? on(day) : Optional.empty();
    }

    public Optional<HoursPackage> on(LocalDate day) {
        return contract.termsOn(day).map(Terms::hours);
    }

    /** The period that begins with this month: to the end of a quarter only where all of the rest is settled so. */
    public Period from(YearMonth first) {
        YearMonth last = first;
        if (quarterly(first)) {
            YearMonth end =
                    SettlementPeriod.QUARTER.firstMonth(first).plusMonths(SettlementPeriod.QUARTER.months() - 1L);
            while (last.isBefore(end) && quarterly(last.plusMonths(1))) {
                last = last.plusMonths(1);
            }
        }
        return new Period(first, last, false);
    }

    /** Minutes of all its months. */
    long granted(Period period) {
        long minutes = 0;
        for (YearMonth month = period.first(); !month.isAfter(period.last()); month = month.plusMonths(1)) {
            minutes += in(month).map(hours -> hours.monthly().value()).orElse(0L);
        }
        return minutes;
    }

    CarryOver carryOver(Period period) {
        return in(period.last()).map(HoursPackage::carryOver).orElse(CarryOver.NONE);
    }

    /** Into how many further periods minutes of this one may go. */
    int turns(Period period) {
        CarryOver carryOver = in(period.first()).map(HoursPackage::carryOver).orElse(CarryOver.NONE);
        return carryOver.none() ? 0 : carryOver.periods();
    }

    /** The last day of the last period that minutes of this one can reach. */
    LocalDate lastDay(Period period) {
        Period reached = period;
        for (int turn = turns(period); turn > 0 && goesOnAfter(reached); turn--) {
            reached = from(reached.last().plusMonths(1));
        }
        return reached.end();
    }

    boolean goesOnAfter(Period period) {
        return in(period.last().plusMonths(1)).isPresent();
    }

    LocalDate firstDay(YearMonth month) {
        LocalDate first = month.atDay(1);
        return first.isBefore(contract.from()) ? contract.from() : first;
    }

    private boolean quarterly(YearMonth month) {
        return in(month)
                .filter(hours -> hours.period() == SettlementPeriod.QUARTER)
                .isPresent();
    }
}
