package pl.sos.tickets.internal;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import pl.sos.calendars.Hours;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.kernel.Language;

/** When the hot-line answers, as one says it: "poniedziałek–piątek 8:00–16:00". */
final class HotlineHours {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private HotlineHours() {}

    /** Weekdays that follow each other and have the same hours. */
    private record Stretch(DayOfWeek first, DayOfWeek last, List<Hours> hours) {}

    static String of(WorkingCalendar calendar, Language in) {
        var stretches = new ArrayList<Stretch>();
        for (var day : DayOfWeek.values()) {
            var hours = calendar.week().getOrDefault(day, List.of());
            var before = stretches.isEmpty() ? null : stretches.getLast();
            if (before != null && before.last().plus(1) == day && before.hours().equals(hours)) {
                stretches.set(stretches.size() - 1, new Stretch(before.first(), day, hours));
            } else if (!hours.isEmpty()) {
                stretches.add(new Stretch(day, day, hours));
            }
        }
        return stretches.stream()
                .map(stretch -> name(stretch.first(), in)
                        + (stretch.first() == stretch.last() ? "" : "–" + name(stretch.last(), in)) + " "
                        + stretch.hours().stream()
                                .map(hours -> time(hours.from()) + "–" + until(hours))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private static String until(Hours hours) {
        return hours.untilMinute() == 24 * 60 ? "24:00" : time(hours.until());
    }

    private static String time(LocalTime time) {
        return TIME.format(time);
    }

    private static String name(DayOfWeek day, Language in) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, in.locale());
    }
}
