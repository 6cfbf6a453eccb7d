package pl.sos.calendars;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;

/**
 * How long something may take and by which rule that is counted, for example 48 hours on the clock.
 *
 * @param amount a {@link Duration} of whole seconds for {@code CLOCK} and {@code WORKING_HOURS}, a {@link Period} of days
 *     for {@code WORKING_DAYS}; more than nothing and at most {@value #MAX_DAYS} days
 */
public record Policy(TemporalAmount amount, Counting counting) {

    /** Ten years: beyond it an amount is a slip of the pen. */
    public static final int MAX_DAYS = 3660;

    /** @throws IllegalArgumentException when the amount does not go with the counting or is out of range */
    public Policy {
        boolean fits = switch (counting) {
            case CLOCK, WORKING_HOURS ->
                amount instanceof Duration time
                        && time.isPositive()
                        && time.toNanosPart() == 0
                        && time.compareTo(Duration.ofDays(MAX_DAYS)) <= 0;
            case WORKING_DAYS ->
                amount instanceof Period days
                        && days.getYears() == 0
                        && days.getMonths() == 0
                        && days.getDays() > 0
                        && days.getDays() <= MAX_DAYS;
        };
        if (!fits) {
            throw new IllegalArgumentException("An amount of " + amount + " cannot be counted as " + counting);
        }
    }

    public static Policy clock(Duration amount) {
        return new Policy(amount, Counting.CLOCK);
    }

    public static Policy workingHours(Duration amount) {
        return new Policy(amount, Counting.WORKING_HOURS);
    }

    public static Policy workingDays(int days) {
        return new Policy(Period.ofDays(days), Counting.WORKING_DAYS);
    }

    /**
     * Reads the ISO 8601 amount of an interface or a column: {@code PT48H}, {@code PT16H} or, for working days,
     * {@code P2D}.
     *
     * @throws IllegalArgumentException when the text is no amount or does not go with the counting
     */
    public static Policy parse(String amount, Counting counting) {
        try {
            return new Policy(
                    counting == Counting.WORKING_DAYS ? Period.parse(amount) : Duration.parse(amount), counting);
        } catch (DateTimeException notAnAmount) {
            throw new IllegalArgumentException(
                    "\"" + amount + "\" is not an amount that can be counted as " + counting, notAnAmount);
        }
    }

    /** The amount as {@link #parse} reads it. */
    public String text() {
        return amount.toString();
    }

    /** The amount of {@code CLOCK} or {@code WORKING_HOURS}. */
    public Duration time() {
        if (amount instanceof Duration time) {
            return time;
        }
        throw new IllegalStateException("Working days have no duration of their own");
    }

    /** The amount of {@code WORKING_DAYS}. */
    public int days() {
        if (amount instanceof Period days) {
            return days.getDays();
        }
        throw new IllegalStateException("Only working days are counted in days");
    }
}
