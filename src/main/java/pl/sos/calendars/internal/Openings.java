package pl.sos.calendars.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import pl.sos.calendars.Hours;
import pl.sos.calendars.WorkingCalendar;

/**
 * The openings of whole years in order of time. A period of the wall clock becomes the instants at which the clock shows
 * a time within it: it shrinks or vanishes in a skipped hour and comes twice in a repeated one.
 */
final class Openings {

    private static final long MINUTE = 60_000_000_000L;

    /** No zone is further from UTC; so a day's wall clock times lie within this distance of the same day in UTC. */
    private static final long FURTHEST_OFFSET = 18 * 60 * MINUTE;

    private long[] from = new long[512];
    private long[] until = new long[512];
    private int[] day = new int[512];
    private int size;

    static Openings of(WorkingCalendar calendar, int firstYear, int lastYear) {
        var openings = new Openings();
        ZoneRules rules = calendar.zone().getRules();
        LocalDate end = LocalDate.of(lastYear + 1, 1, 1);
        for (LocalDate date = LocalDate.of(firstYear, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
            List<Hours> hours = calendar.on(date).hours();
            if (!hours.isEmpty()) {
                openings.addDay(rules, date, hours);
            }
        }
        return openings;
    }

    int size() {
        return size;
    }

    long from(int i) {
        return from[i];
    }

    long until(int i) {
        return until[i];
    }

    /** Index of the last opening that starts at or before an instant, or -1. */
    int lastStartedBy(long instant) {
        int i = Arrays.binarySearch(from, 0, size, instant);
        return i >= 0 ? i : -i - 2;
    }

    /** End of the n-th day with openings after an epoch day, or -1 when it lies beyond. */
    long endOfDay(int afterDay, int n) {
        int i = Arrays.binarySearch(day, 0, size, afterDay + 1);
        i = i < 0 ? -i - 1 : i;
        // Days of several openings hold the same number several times; the search may have met any of them.
        while (i > 0 && day[i - 1] > afterDay) {
            i--;
        }
        int counted = 0;
        for (; i < size; i++) {
            boolean lastOfDay = i + 1 == size || day[i + 1] != day[i];
            if (lastOfDay && ++counted == n) {
                return until[i];
            }
        }
        return -1;
    }

    Openings then(Openings later) {
        var both = new Openings();
        both.from = concat(from, size, later.from, later.size);
        both.until = concat(until, size, later.until, later.size);
        both.day = Arrays.copyOf(day, size + later.size);
        System.arraycopy(later.day, 0, both.day, size, later.size);
        both.size = size + later.size;
        return both;
    }

    private void addDay(ZoneRules rules, LocalDate date, List<Hours> hours) {
        int epochDay = (int) date.toEpochDay();
        long midnight = epochDay * 24L * 60 * MINUTE;
        long segment = midnight - FURTHEST_OFFSET;
        long last = midnight + 24 * 60 * MINUTE + FURTHEST_OFFSET;
        while (segment < last) {
            Instant start = Instant.ofEpochSecond(0, segment);
            ZoneOffset offset = rules.getOffset(start);
            ZoneOffsetTransition change = rules.nextTransition(start);
            long segmentEnd = change == null ? last : Math.min(last, Nanos.of(change.getInstant()));
            long shift = midnight - offset.getTotalSeconds() * 1_000_000_000L;
            for (Hours stretch : hours) {
                long opens = Math.max(segment, shift + stretch.fromMinute() * MINUTE);
                long closes = Math.min(segmentEnd, shift + stretch.untilMinute() * MINUTE);
                if (opens < closes) {
                    add(opens, closes, epochDay);
                }
            }
            segment = segmentEnd;
        }
    }

    private void add(long opens, long closes, int epochDay) {
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            until = Arrays.copyOf(until, 2 * size);
            day = Arrays.copyOf(day, 2 * size);
        }
        from[size] = opens;
        until[size] = closes;
        day[size] = epochDay;
        size++;
    }

    private static long[] concat(long[] first, int firstSize, long[] second, int secondSize) {
        long[] both = Arrays.copyOf(first, firstSize + secondSize);
        System.arraycopy(second, 0, both, firstSize, secondSize);
        return both;
    }
}
