package pl.sos.desk;

import pl.sos.hours.Balance;
import pl.sos.kernel.Minutes;

/**
 * A settlement period's hours in one line.
 *
 * @param left in the settlement period
 * @param pool what there was to draw on
 * @param level calm, soon or late as they run out
 * @param usedPercent what the bar fills, as the client sees it
 */
public record HoursLine(Minutes left, Minutes pool, Minutes reserved, String level, int usedPercent) {
    /** As the client is warned: at 80 percent and when nothing is left; what is only reserved is not used up. */
    public static HoursLine of(Balance balance) {
        return of(balance.remaining(), balance.pool(), balance.reserved());
    }

    /** The same of the three sums, for a list that adds them up in the database. */
    public static HoursLine of(Minutes left, Minutes pool, Minutes reserved) {
        int used = Balance.usedPercent(pool, left);
        return new HoursLine(
                left,
                pool,
                reserved,
                used >= 100 && !Balance.restReserved(left, reserved) ? "late" : used >= 80 ? "soon" : "calm",
                Math.clamp(used, 0, 100));
    }
}
