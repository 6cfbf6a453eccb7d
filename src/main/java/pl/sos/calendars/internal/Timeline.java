package pl.sos.calendars.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import pl.sos.calendars.WorkingCalendar;

/**
 * A calendar worked out for a run of years: every opening as a pair of instants, with the working time that has passed
 * by its end. All figures are nanoseconds, instants since 1970 UTC. Immutable; {@link #covering} gives a longer one.
 */
public final class Timeline {

    /** Nanoseconds since 1970 in a long end in 2262. */
    private static final int LAST_YEAR = 2260;

    private final WorkingCalendar calendar;
    private final int firstYear;
    private final int lastYear;
    private final long begin;
    private final long end;
    private final Openings openings;
    private final long[] passed;

    private Timeline(WorkingCalendar calendar, int firstYear, int lastYear, Openings openings) {
        this.calendar = calendar;
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.begin = startOf(firstYear, calendar.zone());
        this.end = startOf(lastYear + 1, calendar.zone());
        this.openings = openings;
        this.passed = new long[openings.size()];
        long sum = 0;
        for (int i = 0; i < passed.length; i++) {
            sum += openings.until(i) - openings.from(i);
            passed[i] = sum;
        }
    }

    /** The year of the instant and the next one. */
    public static Timeline around(WorkingCalendar calendar, long instant) {
        int year = yearOf(instant, calendar.zone());
        return new Timeline(calendar, year, year + 1, Openings.of(calendar, year, year + 1));
    }

    public boolean covers(long instant) {
        return begin <= instant && instant < end;
    }

    /** This timeline with the years up to the instant's. */
    public Timeline covering(long instant) {
        int year = yearOf(instant, calendar.zone());
        if (year < firstYear) {
            Openings earlier = Openings.of(calendar, year, firstYear - 1);
            return new Timeline(calendar, year, lastYear, earlier.then(openings));
        }
        return year <= lastYear ? this : until(year);
    }

    /** This timeline with one more year; this very one when there is no further year. */
    public Timeline longer() {
        return lastYear >= LAST_YEAR ? this : until(lastYear + 1);
    }

    private Timeline until(int year) {
        Openings later = Openings.of(calendar, lastYear + 1, year);
        return new Timeline(calendar, firstYear, year, openings.then(later));
    }

    /** Working time that has passed by an instant that this timeline covers, since its beginning. */
    public long passedBy(long instant) {
        int i = openings.lastStartedBy(instant);
        return i < 0 ? 0 : passed[i] - Math.max(0, openings.until(i) - instant);
    }

    /** The first instant by which so much working time has passed, or -1 when that is beyond this timeline. */
    public long reached(long time) {
        int i = Arrays.binarySearch(passed, time);
        if (i < 0) {
            i = -i - 1;
        }
        return i == passed.length ? -1 : openings.until(i) - (passed[i] - time);
    }

    /** End of the last opening of the n-th working day after a date, or -1 when that is beyond this timeline. */
    public long endOfWorkingDay(LocalDate after, int n) {
        return openings.endOfDay((int) after.toEpochDay(), n);
    }

    /** Start and end of the opening that lasts at an instant or is the next one; empty when beyond this timeline. */
    public long[] openingAt(long instant) {
        int i = openings.lastStartedBy(instant);
        if (i < 0 || openings.until(i) <= instant) {
            i++;
        }
        if (i == openings.size()) {
            return new long[0];
        }
        int last = i;
        while (last + 1 < openings.size() && openings.from(last + 1) == openings.until(last)) {
            last++;
        }
        return new long[] {openings.from(i), openings.until(last)};
    }

    private static int yearOf(long instant, ZoneId zone) {
        return Nanos.instant(instant).atZone(zone).getYear();
    }

    private static long startOf(int year, ZoneId zone) {
        return Nanos.of(LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant());
    }
}
