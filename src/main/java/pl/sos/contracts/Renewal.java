package pl.sos.contracts;

import java.time.LocalDate;

/**
 * Tacit renewal (milczące przedłużenie): nobody objects in time, so the contract goes on.
 *
 * @param months by how many a period goes on; at least one
 * @param objectionDays how many days before the last day somebody must object at the latest
 */
public record Renewal(int months, int objectionDays) {

    /** The last day on which an objection still ends the contract on its last day. */
    public LocalDate objectionUntil(LocalDate lastDay) {
        return lastDay.minusDays(objectionDays);
    }

    /**
     * The last day after a renewal. A period that ends with a month goes on to the end of a month: after 30 June and six
     * months it is 31 December.
     */
    public LocalDate after(LocalDate lastDay) {
        LocalDate next = lastDay.plusDays(1);
        return next.getDayOfMonth() == 1 ? next.plusMonths(months).minusDays(1) : lastDay.plusMonths(months);
    }
}
