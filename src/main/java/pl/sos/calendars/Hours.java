package pl.sos.calendars;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One stretch of a day by the wall clock, from its first minute up to but not including its last. An end of 00:00 is the
 * end of the day.
 */
public record Hours(LocalTime from, LocalTime until) {

    /** @throws IllegalArgumentException when it ends before it starts, or either is not a whole minute */
    public Hours {
        boolean wholeMinutes = isWholeMinute(from) && isWholeMinute(until);
        if (!wholeMinutes || (!until.equals(LocalTime.MIDNIGHT) && !from.isBefore(until))) {
            throw new IllegalArgumentException("Not a stretch of a day: " + from + "–" + until);
        }
    }

    public static Hours of(int fromHour, int untilHour) {
        return new Hours(LocalTime.of(fromHour, 0), LocalTime.of(untilHour % 24, 0));
    }

    /** Minute of the day at which it ends, 1440 for the end of the day. */
    public int untilMinute() {
        return until.equals(LocalTime.MIDNIGHT) ? 1440 : until.toSecondOfDay() / 60;
    }

    /** Minute of the day at which it starts. */
    public int fromMinute() {
        return from.toSecondOfDay() / 60;
    }

    /**
     * The stretches of one day in their order.
     *
     * @throws IllegalArgumentException when two of them overlap
     */
    static List<Hours> day(List<Hours> stretches) {
        var sorted = new ArrayList<>(stretches);
        sorted.sort(Comparator.comparing(Hours::from));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).fromMinute() < sorted.get(i - 1).untilMinute()) {
                throw new IllegalArgumentException(sorted.get(i - 1) + " and " + sorted.get(i) + " overlap");
            }
        }
        return List.copyOf(sorted);
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.toNanoOfDay() % 60_000_000_000L == 0;
    }

    @Override
    public String toString() {
        return from + "–" + (untilMinute() == 1440 ? "24:00" : until.toString());
    }
}
