package pl.sos.hours.internal;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A settlement period that was opened; once opened its borders stay.
 *
 * @param turned whether it is over and its rest went into the next
 */
public record Period(YearMonth first, YearMonth last, boolean turned) {
    public boolean holds(YearMonth month) {
        return !month.isBefore(first) && !month.isAfter(last);
    }

    LocalDate end() {
        return last.atEndOfMonth();
    }
}
