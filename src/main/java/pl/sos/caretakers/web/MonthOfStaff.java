package pl.sos.caretakers.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import pl.sos.calendars.Day;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.web.CalendarView.Away;
import pl.sos.caretakers.web.CalendarView.Cell;
import pl.sos.kernel.PersonId;

/** Lays absences over the days of a month; a pure function of both and of the calendar. */
final class MonthOfStaff {
    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final List<Absence> absences;

    MonthOfStaff(WorkingCalendar calendar, List<Absence> absences) {
        this.calendar = calendar;
        this.zone = calendar.zone();
        this.absences = absences;
    }

    List<CalendarView.Day> days(YearMonth month) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(this::day)
                .toList();
    }

    List<Cell> cells(PersonId person, List<CalendarView.Day> days) {
        var own = absences.stream().filter(one -> one.person().equals(person)).toList();
        return days.stream().map(day -> new Cell(day, away(own, day))).toList();
    }

    private CalendarView.Day day(LocalDate date) {
        var day = calendar.on(date);
        return new CalendarView.Day(
                date,
                day.hours().isEmpty(),
                day instanceof Day.PublicHoliday holiday ? Optional.of(holiday.key()) : Optional.empty());
    }

    /** A day counts as whole when all its working time is covered; a closed day when all of it is. */
    private Away away(List<Absence> own, CalendarView.Day day) {
        var hours = calendar.on(day.date()).hours();
        var first = hours.isEmpty() ? LocalTime.MIN : hours.getFirst().from();
        var opens = day.date().atTime(first).atZone(zone).toInstant();
        var closes = hours.isEmpty() || hours.getLast().until().equals(LocalTime.MIDNIGHT)
                ? day.date().plusDays(1).atStartOfDay(zone).toInstant()
                : day.date().atTime(hours.getLast().until()).atZone(zone).toInstant();
        var touching = own.stream()
                .filter(one -> one.from().isBefore(closes) && one.until().isAfter(opens))
                .toList();
        if (touching.isEmpty()) {
            return Away.NO;
        }
        return touching.stream()
                        .anyMatch(one ->
                                !one.from().isAfter(opens) && !one.until().isBefore(closes))
                ? Away.WHOLE
                : Away.PART;
    }
}
