package pl.sos.work.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.contracts.Rounding;
import pl.sos.contracts.WorkTerms;
import pl.sos.kernel.Minutes;
import pl.sos.work.TimePart;
import pl.sos.work.WorkTime;

/**
 * An entry cut where the calendar's hours begin or end. It is asked minute by minute: an entry has 1440 of them at most,
 * and only so are the skipped and the repeated hour right without a rule of their own.
 */
public final class TimeParts {
    private TimeParts() {}

    /** The stretches of so many real minutes from an instant on, in order of time; neighbours differ. */
    public static List<TimePart> of(Instant start, Minutes real, WorkingCalendar calendar) {
        var parts = new ArrayList<TimePart>();
        var first = start.truncatedTo(ChronoUnit.MINUTES);
        WorkTime now = null;
        long length = 0;
        for (long minute = 0; minute < real.value(); minute++) {
            var when = when(first.plus(minute, ChronoUnit.MINUTES), calendar);
            if (now != null && when != now) {
                parts.add(new TimePart(now, Minutes.of(length)));
                length = 0;
            }
            now = when;
            length++;
        }
        if (now != null) {
            parts.add(new TimePart(now, Minutes.of(length)));
        }
        return List.copyOf(parts);
    }

    private static WorkTime when(Instant instant, WorkingCalendar calendar) {
        var local = instant.atZone(calendar.zone());
        var hours = calendar.on(local.toLocalDate()).hours();
        if (hours.isEmpty()) {
            return WorkTime.DAY_OFF;
        }
        int minute = local.getHour() * 60 + local.getMinute();
        boolean open =
                hours.stream().anyMatch(stretch -> stretch.fromMinute() <= minute && minute < stretch.untilMinute());
        return open ? WorkTime.WORKING_HOURS : WorkTime.AFTER_HOURS;
    }

    /**
     * The same stretches with the accounted minutes: the whole entry is rounded once, and what rounding adds counts at
     * the lowest rate that the entry touches, so that nobody pays for a weekend on which nobody worked.
     */
    public static List<TimePart> accounted(List<TimePart> real, Rounding rounding, WorkTerms terms) {
        long worked = total(real).value();
        long added = rounding.accounted(Minutes.of(worked)).value() - worked;
        if (added == 0) {
            return real;
        }
        int cheapest = 0;
        for (int i = 1; i < real.size(); i++) {
            if (real.get(i).when().percent(terms) < real.get(cheapest).when().percent(terms)) {
                cheapest = i;
            }
        }
        var parts = new ArrayList<>(real);
        var part = parts.get(cheapest);
        parts.set(cheapest, new TimePart(part.when(), part.minutes().plus(Minutes.of(added))));
        return List.copyOf(parts);
    }

    public static Minutes total(List<TimePart> parts) {
        return Minutes.of(
                parts.stream().mapToLong(part -> part.minutes().value()).sum());
    }

    /** What is left of the stretches after the first so many minutes, which the hours of the contract paid for. */
    public static List<TimePart> after(List<TimePart> parts, Minutes paid) {
        var rest = new ArrayList<TimePart>();
        long skip = paid.value();
        for (var part : parts) {
            long taken = Math.min(skip, part.minutes().value());
            skip -= taken;
            if (taken < part.minutes().value()) {
                rest.add(new TimePart(part.when(), part.minutes().minus(Minutes.of(taken))));
            }
        }
        return List.copyOf(rest);
    }
}
