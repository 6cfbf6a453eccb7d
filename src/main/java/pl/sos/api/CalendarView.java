package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import pl.sos.calendars.Holidays;
import pl.sos.calendars.Hours;
import pl.sos.calendars.StepWords;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.kernel.Sentence;

/**
 * A calendar.
 *
 * @param week periods by weekday, in its zone; a missing weekday is closed
 */
@Schema(name = "Calendar")
record CalendarView(
        @Schema(example = "pl-8-16") String code,
        String name,
        @Schema(example = "Europe/Warsaw") String zone,
        Holidays holidays,
        Map<DayOfWeek, List<Period>> week,
        List<DayOff> daysOff,
        List<ExtraDay> extraDays,
        List<PublicHoliday> publicHolidays) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** One stretch of a day; {@code until} of the day's end is 24:00. */
    @Schema(name = "CalendarPeriod")
    record Period(
            @Schema(example = "08:00") String from,
            @Schema(example = "16:00") String until) {
        static Period of(Hours hours) {
            return new Period(
                    TIME.format(hours.from()), hours.untilMinute() == 1440 ? "24:00" : TIME.format(hours.until()));
        }
    }

    @Schema(name = "CalendarDayOff")
    record DayOff(LocalDate date, String name) {}

    @Schema(name = "CalendarExtraDay")
    record ExtraDay(LocalDate date, String name, List<Period> periods) {}

    @Schema(name = "CalendarPublicHoliday")
    record PublicHoliday(LocalDate date, Sentence name) {}

    static CalendarView of(WorkingCalendar calendar, int year) {
        var week = new TreeMap<DayOfWeek, List<Period>>();
        calendar.week()
                .forEach((weekday, hours) ->
                        week.put(weekday, hours.stream().map(Period::of).toList()));
        SortedMap<LocalDate, String> holidays =
                new TreeMap<>(calendar.holidays().in(year));
        holidays.putAll(calendar.holidays().in(year + 1));
        return new CalendarView(
                calendar.code(),
                calendar.name(),
                calendar.zone().getId(),
                calendar.holidays(),
                week,
                calendar.daysOff().entrySet().stream()
                        .map(day -> new DayOff(day.getKey(), day.getValue()))
                        .toList(),
                calendar.extraDays().entrySet().stream()
                        .map(day -> new ExtraDay(
                                day.getKey(),
                                day.getValue().name(),
                                day.getValue().hours().stream().map(Period::of).toList()))
                        .toList(),
                holidays.entrySet().stream()
                        .map(day -> new PublicHoliday(day.getKey(), StepWords.holiday(day.getValue())))
                        .toList());
    }
}
