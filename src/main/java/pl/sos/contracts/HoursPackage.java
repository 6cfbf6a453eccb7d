package pl.sos.contracts;

import pl.sos.kernel.Minutes;

/**
 * The hours of specialists that a contract includes (pakiet godzin).
 *
 * @param monthly minutes for each calendar month; a quarter is granted that of its months in force
 */
public record HoursPackage(
        Minutes monthly, SettlementPeriod period, CarryOver carryOver, OrderOfUse order, OverageRule overage) {

    /** Settled by the month, nothing carried over, a decision-maker asked before anything is billed. */
    public static HoursPackage monthly(Minutes monthly) {
        return new HoursPackage(
                monthly, SettlementPeriod.MONTH, CarryOver.NONE, OrderOfUse.EXPIRING_FIRST, OverageRule.ASK);
    }

    public HoursPackage withMonthly(Minutes minutes) {
        return new HoursPackage(minutes, period, carryOver, order, overage);
    }

    public HoursPackage withPeriod(SettlementPeriod other) {
        return new HoursPackage(monthly, other, carryOver, order, overage);
    }

    public HoursPackage withCarryOver(CarryOver other) {
        return new HoursPackage(monthly, period, other, order, overage);
    }

    public HoursPackage withOverage(OverageRule other) {
        return new HoursPackage(monthly, period, carryOver, order, other);
    }
}
