package pl.sos.hours;

import java.time.YearMonth;
import java.util.function.BinaryOperator;
import pl.sos.kernel.Minutes;

/**
 * A settlement period of one contract as its entries add up. Granted, carried in and purchased together are what there
 * was; drawn from the package, reserved, expired, carried out and remaining are what became of it, to the minute:
 * {@code granted + carriedIn + purchased + overage = drawn + reserved + expired + carriedOut + remaining}.
 *
 * @param from first month of the period
 * @param until last month of the period; the same for a monthly package
 * @param purchased blocks bought in this period; what is left of earlier ones is carried in
 * @param drawn all work that was counted, the overage included; corrections of closed months are taken off
 * @param overage beyond the package; negative where a correction gives back more than the period went beyond
 * @param remaining neither used nor kept for anything
 */
public record Balance(
        YearMonth from,
        YearMonth until,
        Minutes granted,
        Minutes carriedIn,
        Minutes purchased,
        Minutes reserved,
        Minutes drawn,
        Minutes expired,
        Minutes carriedOut,
        Minutes overage,
        Minutes remaining) {

    public static Balance nothing(YearMonth month) {
        var none = Minutes.ZERO;
        return new Balance(month, month, none, none, none, none, none, none, none, none, none);
    }

    /** What is missing from another, of the same period. */
    public Balance minus(Balance other) {
        return each(from, until, other, Minutes::minus);
    }

    /** All minutes that the period had to give. */
    public Minutes pool() {
        return granted.plus(carriedIn).plus(purchased);
    }

    /** How much of {@link #pool} is used or kept, in percent, rounded down; 0 where there was nothing. */
    public int usedPercent() {
        return usedPercent(pool(), remaining);
    }

    /** The same of two sums. */
    public static int usedPercent(Minutes of, Minutes left) {
        long pool = of.value();
        return pool <= 0 ? 0 : (int) (100 - Math.ceilDiv(100 * Math.min(pool, left.value()), pool));
    }

    /** Nothing is left to agree on, though not all of it is used: the rest is kept for agreed work. */
    public boolean restReserved() {
        return restReserved(remaining, reserved);
    }

    public static boolean restReserved(Minutes left, Minutes reserved) {
        return left.compareTo(Minutes.ZERO) <= 0 && reserved.compareTo(Minutes.ZERO) > 0;
    }

    /** The same with other minutes left, to ask what they would mean. */
    public Balance withRemaining(Minutes other) {
        return new Balance(
                from, until, granted, carriedIn, purchased, reserved, drawn, expired, carriedOut, overage, other);
    }

    /** Both together, for a client with several contracts; the months are those of the longer period. */
    public Balance plus(Balance other) {
        return each(
                from.isBefore(other.from) ? from : other.from,
                until.isAfter(other.until) ? until : other.until,
                other,
                Minutes::plus);
    }

    private Balance each(YearMonth first, YearMonth last, Balance other, BinaryOperator<Minutes> reckoning) {
        return new Balance(
                first,
                last,
                reckoning.apply(granted, other.granted),
                reckoning.apply(carriedIn, other.carriedIn),
                reckoning.apply(purchased, other.purchased),
                reckoning.apply(reserved, other.reserved),
                reckoning.apply(drawn, other.drawn),
                reckoning.apply(expired, other.expired),
                reckoning.apply(carriedOut, other.carriedOut),
                reckoning.apply(overage, other.overage),
                reckoning.apply(remaining, other.remaining));
    }
}
