package pl.sos.portal.web;

import java.time.YearMonth;
import pl.sos.hours.Balance;
import pl.sos.hours.HoursRunningLow;
import pl.sos.kernel.Minutes;

/**
 * A period's hours as a bar of a thousand parts. Of a period that is over it tells what became of them instead of how they
 * run out.
 *
 * @param over the period is past
 * @param used out of the package
 * @param lost what expired
 * @param onward what went over into the next period
 * @param level calm, soon or late as they run out; never told by colour alone
 * @param word what the level means: calm, soon, late, or kept where the rest is only reserved
 */
public record Meter(
        int drawn,
        int reserved,
        int expired,
        Minutes left,
        Minutes pool,
        Minutes kept,
        String level,
        String word,
        boolean over,
        Minutes used,
        Minutes lost,
        Minutes onward) {
    private static final long WHOLE = 1_000;

    static Meter of(Balance balance, YearMonth now) {
        boolean over = balance.until().isBefore(now);
        long pool = Math.max(1, balance.pool().value());
        // What lies beyond the package is no part of it.
        long fromPool = Math.max(0, balance.drawn().value() - balance.overage().value());
        int drawn = part(fromPool, pool, WHOLE);
        int reserved = part(balance.reserved().value(), pool, WHOLE - drawn);
        int expired = part(balance.expired().plus(balance.carriedOut()).value(), pool, WHOLE - drawn - reserved);
        var level = over ? "calm" : level(balance);
        return new Meter(
                drawn,
                reserved,
                expired,
                // Beyond the package nothing is left; how much is owed is said apart.
                Minutes.of(Math.max(0, balance.remaining().value())),
                balance.pool(),
                balance.reserved(),
                level,
                balance.restReserved() ? "kept" : level,
                over,
                Minutes.of(fromPool),
                balance.expired(),
                balance.carriedOut());
    }

    private static String level(Balance balance) {
        int used = balance.usedPercent();
        if (used >= HoursRunningLow.NONE_LEFT && !balance.restReserved()) {
            return "late";
        }
        return used >= HoursRunningLow.LOW ? "soon" : "calm";
    }

    private static int part(long minutes, long pool, long most) {
        return (int) Math.clamp(minutes * WHOLE / pool, 0, most);
    }

    public boolean any() {
        return pool.compareTo(Minutes.ZERO) > 0;
    }

    public int reservedFrom() {
        return drawn;
    }

    public int expiredFrom() {
        return drawn + reserved;
    }
}
