package pl.sos.calendars.web;

import java.util.List;
import java.util.stream.Collectors;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.page.Page;

/**
 * All calendars and the form of a new one.
 *
 * @param error message key of what is wrong with the form; empty when nothing is
 */
public record CalendarsView(List<WorkingCalendar> calendars, String code, String name, String error) {

    /** The week in one line: weekdays with the same periods together. */
    public String week(WorkingCalendar calendar, Page page) {
        return calendar.week().entrySet().stream()
                .map(day -> page.t("calendars.weekday.short", day.getKey()) + " " + HoursText.write(day.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
