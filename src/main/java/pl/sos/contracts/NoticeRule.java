package pl.sos.contracts;

import java.time.LocalDate;

/**
 * How notice is counted (okres wypowiedzenia). The day on which it is given does not count; months are counted from date
 * to date, or to the month's last day where it has no such date (Civil Code art. 111 § 2 and 112).
 *
 * @param amount how many units; 0 ends a contract on the day the rule names next
 */
public record NoticeRule(int amount, Unit unit, Effect effect) {
    /** What the amount counts. */
    public enum Unit {
        DAYS,
        MONTHS
    }

    /** On which day notice takes effect once its time has passed. */
    public enum Effect {
        /** On that very day. */
        THAT_DAY,
        /** On the last day of its calendar month. */
        END_OF_MONTH,
        /** On the last day of its calendar quarter. */
        END_OF_QUARTER,
        /** On 31 December. */
        END_OF_YEAR
    }

    /** The last day in force of a contract whose notice was given on a day, Europe/Warsaw. */
    public LocalDate endsOn(LocalDate given) {
        LocalDate passed = switch (unit) {
            case DAYS -> given.plusDays(amount);
            case MONTHS -> given.plusMonths(amount);
        };
        return switch (effect) {
            case THAT_DAY -> passed;
            case END_OF_MONTH -> passed.withDayOfMonth(passed.lengthOfMonth());
            case END_OF_QUARTER -> {
                LocalDate last = passed.withDayOfMonth(1).withMonth((passed.getMonthValue() - 1) / 3 * 3 + 3);
                yield last.withDayOfMonth(last.lengthOfMonth());
            }
            case END_OF_YEAR -> LocalDate.of(passed.getYear(), 12, 31);
        };
    }
}
