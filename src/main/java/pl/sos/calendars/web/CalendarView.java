package pl.sos.calendars.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import pl.sos.calendars.Hours;
import pl.sos.calendars.WorkingCalendar;

/**
 * One calendar with its forms.
 *
 * @param typed what was typed into a form that was refused, by field
 * @param errors message keys by field
 * @param publicHolidays of this year and the next
 */
public record CalendarView(
        WorkingCalendar calendar,
        Map<String, String> typed,
        Map<String, String> errors,
        Map<Integer, SortedMap<LocalDate, String>> publicHolidays,
        CalculationView calculation) {

    public List<DayOfWeek> weekdays() {
        return List.of(DayOfWeek.values());
    }

    public String hours(DayOfWeek weekday) {
        return typed.getOrDefault(
                weekday.name(), HoursText.write(calendar.week().getOrDefault(weekday, List.of())));
    }

    public String hours(List<Hours> day) {
        return HoursText.write(day);
    }

    public String typed(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise);
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public String address() {
        return "/admin/calendars/" + calendar.code();
    }
}
