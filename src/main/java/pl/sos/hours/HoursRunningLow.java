package pl.sos.hours;

import java.time.YearMonth;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/**
 * So much of a period's hours is used or kept for agreed work; published once for each threshold and period, inside the
 * transaction that reached it. Who jumps over 80 straight to 100 is told of 100 alone.
 *
 * @param month first month of the period
 * @param percent {@value #LOW} or {@value #NONE_LEFT}
 */
public record HoursRunningLow(
        ClientId client, ContractId contract, YearMonth month, int percent, Minutes pool, Minutes remaining) {
    public static final int LOW = 80;
    public static final int NONE_LEFT = 100;
}
