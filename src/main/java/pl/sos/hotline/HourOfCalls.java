package pl.sos.hotline;

import java.time.Duration;

/**
 * Calls of one hour of the day over a stretch of days.
 *
 * @param hour of the wall clock, 0 to 23
 * @param answered picked up at once
 * @param missed while we were open and nobody picked up
 * @param callBacks promised a call back, mostly outside opening hours
 * @param meanWait until it was picked up, of those that were
 * @param longestWait of the same
 */
public record HourOfCalls(int hour, int answered, int missed, int callBacks, Duration meanWait, Duration longestWait) {
    public int all() {
        return answered + missed + callBacks;
    }
}
