package pl.sos.contracts;

import java.time.YearMonth;

/** For how long hours are granted at a time; a quarter is one of the calendar year. */
public enum SettlementPeriod {
    MONTH,
    QUARTER;

    /** The first month of the period that a month belongs to. */
    public YearMonth firstMonth(YearMonth month) {
        return switch (this) {
            case MONTH -> month;
            case QUARTER -> month.withMonth((month.getMonthValue() - 1) / 3 * 3 + 1);
        };
    }

    /** How many calendar months one lasts. */
    public int months() {
        return switch (this) {
            case MONTH -> 1;
            case QUARTER -> 3;
        };
    }
}
