package pl.sos.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pl.sos.calendars.internal.Nanos;
import pl.sos.calendars.internal.Timeline;

/**
 * When a deadline falls in one calendar: a pure function of policy, start and pauses, exact to the nanosecond.
 *
 * <p>{@code CLOCK} counts elapsed time. {@code WORKING_HOURS} counts time within the openings and ends at the instant at
 * which the amount is used up, which may be the very end of an opening. {@code WORKING_DAYS} ends with the last opening
 * of the last day; the day of the start is not counted. A pause takes out of the count what would have counted: elapsed
 * time for {@code CLOCK}, working time for the others; so a pause moves the end of working days by the working time that
 * it covers.
 *
 * <p>Instants reach from 2000 to 2199; others are refused with {@link IllegalArgumentException}, and so are deadlines
 * that so rarely open a calendar does not reach before 2261. Safe for use by many threads; years are worked out as they
 * are asked for.
 */
public final class Deadlines {

    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final WorkingCalendar calendar;
    private volatile Timeline timeline;

    public Deadlines(WorkingCalendar calendar) {
        this(calendar, EARLIEST.plus(Duration.ofDays(9500)));
    }

    /** Works out the years from the given instant's at once, so that the first deadline need not. */
    public Deadlines(WorkingCalendar calendar, Instant expected) {
        this.calendar = calendar;
        this.timeline = Timeline.around(calendar, checked(expected));
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    /** The deadline of a time that nothing interrupts. */
    public Instant due(Policy policy, Instant from) {
        long start = checked(from);
        return Nanos.instant(
                switch (policy.counting()) {
                    case CLOCK -> start + Nanos.of(policy.time());
                    case WORKING_HOURS -> workingTimeAfter(start, Nanos.of(policy.time()));
                    case WORKING_DAYS -> endOfDays(start, from, policy.days());
                });
    }

    /** The deadline, or nothing when a pause that lasts stands in its way. */
    public Optional<Instant> due(Policy policy, Instant from, Pauses pauses) {
        return reached(policy, from, pauses, 100);
    }

    /**
     * The first instant at which so many percent of the time are used up, for example the instant of a warning; nothing
     * when a pause that lasts stands in its way.
     *
     * @param percent more than 0
     */
    public Optional<Instant> reached(Policy policy, Instant from, Pauses pauses, int percent) {
        if (pauses.isEmpty() && percent == 100) {
            return Optional.of(due(policy, from));
        }
        long start = checked(from);
        long left = share(total(policy, start, from), percent);
        for (Pause pause : pauses.list()) {
            long pauseStarts = inPause(pause.from());
            if (pauseStarts > start) {
                long runs = between(policy.counting(), start, pauseStarts);
                if (left <= runs) {
                    break;
                }
                left -= runs;
            }
            Instant pauseEnds = pause.until();
            if (pauseEnds == null) {
                return Optional.empty();
            }
            start = Math.max(start, inPause(pauseEnds));
        }
        return Optional.of(
                Nanos.instant(policy.counting() == Counting.CLOCK ? start + left : workingTimeAfter(start, left)));
    }

    /** Time of the policy's counting that has passed from one instant to another without the pauses; never negative. */
    public Duration elapsed(Policy policy, Instant from, Instant until, Pauses pauses) {
        long start = checked(from);
        long end = checked(until);
        if (end <= start) {
            return Duration.ZERO;
        }
        long passed = between(policy.counting(), start, end);
        for (Pause pause : pauses.list()) {
            Instant pauseEnds = pause.until();
            long pausedFrom = Math.max(start, inPause(pause.from()));
            long pausedUntil = pauseEnds == null ? end : Math.min(end, inPause(pauseEnds));
            if (pausedFrom < pausedUntil) {
                passed -= between(policy.counting(), pausedFrom, pausedUntil);
            }
        }
        return Duration.ofNanos(passed);
    }

    /** All the time that the policy gives: its amount, or for working days the working time up to their end. */
    public Duration total(Policy policy, Instant from) {
        return Duration.ofNanos(total(policy, checked(from), from));
    }

    /** How much of the time is used up, in percent rounded down; beyond 100 when the deadline is past. */
    public int percentUsed(Policy policy, Instant from, Instant until, Pauses pauses) {
        Duration elapsed = elapsed(policy, from, until, pauses);
        Duration total = total(policy, from);
        return (int) Math.min(Integer.MAX_VALUE, elapsed.multipliedBy(100).dividedBy(total));
    }

    /** How the deadline comes about, step by step in order of time. */
    public List<Step> explain(Policy policy, Instant from, Pauses pauses) {
        return new Explanation(this, policy, from, pauses).steps();
    }

    public boolean isOpen(Instant at) {
        return opening(at).includes(at);
    }

    /** The end of the opening that lasts at an instant; nothing when the house is closed then. */
    public Optional<Instant> openUntil(Instant at) {
        Opening opening = opening(at);
        return opening.includes(at) ? Optional.of(opening.until()) : Optional.empty();
    }

    /** The first instant, this one included, at which the house is open. */
    public Instant nextOpening(Instant at) {
        Opening opening = opening(at);
        return opening.includes(at) ? at : opening.from();
    }

    /** The opening that lasts at an instant, or else the next one. */
    Opening opening(Instant at) {
        long instant = checked(at);
        Timeline known = covering(instant);
        while (true) {
            long[] found = known.openingAt(instant);
            if (found.length > 0) {
                return new Opening(Nanos.instant(found[0]), Nanos.instant(found[1]));
            }
            known = longer(known);
        }
    }

    /** A stretch of working time between two instants. */
    record Opening(Instant from, Instant until) {
        boolean includes(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    private long total(Policy policy, long start, Instant from) {
        return switch (policy.counting()) {
            case CLOCK, WORKING_HOURS -> Nanos.of(policy.time());
            case WORKING_DAYS -> between(Counting.WORKING_DAYS, start, endOfDays(start, from, policy.days()));
        };
    }

    private long between(Counting counting, long start, long end) {
        if (counting == Counting.CLOCK) {
            return end - start;
        }
        Timeline known = covering(start, end);
        return known.passedBy(end) - known.passedBy(start);
    }

    private long workingTimeAfter(long start, long time) {
        Timeline known = covering(start);
        while (true) {
            // Asked of each timeline anew: a longer one may also begin earlier and so count from elsewhere.
            long reached = known.reached(known.passedBy(start) + time);
            if (reached >= 0) {
                return reached;
            }
            known = longer(known);
        }
    }

    private long endOfDays(long start, Instant from, int days) {
        Timeline known = covering(start);
        LocalDate date = LocalDate.ofInstant(from, calendar.zone());
        while (true) {
            long end = known.endOfWorkingDay(date, days);
            if (end >= 0) {
                return end;
            }
            known = longer(known);
        }
    }

    private Timeline covering(long start, long end) {
        Timeline known = timeline;
        return known.covers(start) && known.covers(end) ? known : extended(start, end);
    }

    private Timeline covering(long instant) {
        Timeline known = timeline;
        return known.covers(instant) ? known : extended(instant, instant);
    }

    private synchronized Timeline extended(long start, long end) {
        timeline = timeline.covering(start).covering(end);
        return timeline;
    }

    private synchronized Timeline longer(Timeline known) {
        if (timeline == known) {
            timeline = known.longer();
            if (timeline == known) {
                throw new IllegalArgumentException("The calendar " + calendar.code() + " opens too rarely");
            }
        }
        return timeline;
    }

    private static long share(long total, int percent) {
        return total / 100 * percent + Math.ceilDiv(total % 100 * percent, 100);
    }

    private static long checked(Instant instant) {
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new IllegalArgumentException(instant + " lies outside 2000–2199");
        }
        return Nanos.of(instant);
    }

    /** A pause may begin before any clock that it stops. */
    private static long inPause(Instant instant) {
        return checked(instant.isBefore(EARLIEST) ? EARLIEST : instant);
    }
}
