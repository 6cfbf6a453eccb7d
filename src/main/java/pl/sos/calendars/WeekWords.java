package pl.sos.calendars;

import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import pl.sos.kernel.Language;

/**
 * Says the week of a calendar: "pon.–pt. 8:00–16:00", "pon., śr. 7:00–15:00; wt. 9:00–17:00". Days of the same hours stand
 * together; three and more that follow each other are said by their first and last.
 */
public final class WeekWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final int A_DAY = 24 * 60;
    private static final int WORTH_A_DASH = 3;

    private WeekWords() {}

    /** With the names of days in full, as a letter or a voice says them. */
    public static String full(WorkingCalendar calendar, Language in) {
        return said(calendar, in, TextStyle.FULL_STANDALONE);
    }

    /** With short names of days, as a card shows them. */
    public static String brief(WorkingCalendar calendar, Language in) {
        return said(calendar, in, TextStyle.SHORT_STANDALONE);
    }

    private static String said(WorkingCalendar calendar, Language in, TextStyle style) {
        var byHours = new LinkedHashMap<List<Hours>, List<DayOfWeek>>();
        calendar.week().entrySet().stream()
                .sorted(Comparator.comparing(day -> day.getKey()))
                .forEach(day -> byHours.computeIfAbsent(day.getValue(), _ -> new ArrayList<>())
                        .add(day.getKey()));
        return byHours.entrySet().stream()
                .map(same -> days(same.getValue(), in, style) + " " + hours(same.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String days(List<DayOfWeek> days, Language in, TextStyle style) {
        var said = new ArrayList<String>();
        for (int first = 0, next; first < days.size(); first = next) {
            next = first + 1;
            while (next < days.size() && days.get(next - 1).plus(1) == days.get(next)) {
                next++;
            }
            if (next - first >= WORTH_A_DASH) {
                said.add(name(days.get(first), in, style) + "–" + name(days.get(next - 1), in, style));
            } else {
                days.subList(first, next).forEach(day -> said.add(name(day, in, style)));
            }
        }
        return String.join(", ", said);
    }

    private static String hours(List<Hours> hours) {
        return hours.stream()
                .map(one -> TIME.format(one.from()) + "–"
                        + (one.untilMinute() == A_DAY ? "24:00" : TIME.format(one.until())))
                .collect(Collectors.joining(", "));
    }

    private static String name(DayOfWeek day, Language in, TextStyle style) {
        return day.getDisplayName(style, in.locale());
    }
}
