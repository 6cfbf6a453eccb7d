package pl.sos.calendars;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the house is open: a week of periods, closed on public holidays and days off, open on extra days. An extra day
 * stands before a day off, and both before holidays and the week. It is open at an instant when the wall clock of its
 * zone shows a time within a period; so a period loses the hour which a clock change skips and gains the one it repeats.
 *
 * @param code the name by which contracts and interfaces know it, for example {@code pl-8-16}
 * @param week periods by weekday; a missing weekday is closed
 * @param daysOff the company's own free days with their names
 * @param extraDays dates that work, with their own periods
 */
public record WorkingCalendar(
        String code,
        String name,
        ZoneId zone,
        Map<DayOfWeek, List<Hours>> week,
        Holidays holidays,
        SortedMap<LocalDate, String> daysOff,
        SortedMap<LocalDate, Day.Extra> extraDays) {

    /** @throws IllegalArgumentException when periods overlap or the week is never open */
    public WorkingCalendar {
        var copy = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        week.forEach((weekday, periods) -> {
            if (!periods.isEmpty()) {
                copy.put(weekday, Hours.day(periods));
            }
        });
        if (copy.isEmpty()) {
            throw new IllegalArgumentException("A calendar that never opens has no deadlines");
        }
        var extra = new TreeMap<LocalDate, Day.Extra>();
        extraDays.forEach((date, day) -> {
            if (day.hours().isEmpty()) {
                throw new IllegalArgumentException("The extra working day " + date + " has no periods");
            }
            extra.put(date, new Day.Extra(day.name(), Hours.day(day.hours())));
        });
        week = Collections.unmodifiableMap(copy);
        daysOff = Collections.unmodifiableSortedMap(new TreeMap<>(daysOff));
        extraDays = Collections.unmodifiableSortedMap(extra);
    }

    /** The same periods on each of the given weekdays, nothing else: the start of a calendar in tests and forms. */
    public static WorkingCalendar weekly(
            String code, ZoneId zone, Holidays holidays, List<DayOfWeek> weekdays, Hours... periods) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        weekdays.forEach(weekday -> week.put(weekday, List.of(periods)));
        return new WorkingCalendar(code, code, zone, week, holidays, new TreeMap<>(), new TreeMap<>());
    }

    /** The hours of the offer: Monday to Friday 8:00–16:00 in Warsaw, closed on Polish holidays. */
    public static WorkingCalendar ofTheOffer() {
        return weekly(
                "pl-8-16",
                ZoneId.of("Europe/Warsaw"),
                Holidays.POLAND,
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                Hours.of(8, 16));
    }

    public WorkingCalendar withDayOff(LocalDate date, String name) {
        var days = new TreeMap<>(daysOff);
        days.put(date, name);
        return new WorkingCalendar(code, this.name, zone, week, holidays, days, extraDays);
    }

    public WorkingCalendar withExtraDay(LocalDate date, String name, List<Hours> periods) {
        var days = new TreeMap<>(extraDays);
        days.put(date, new Day.Extra(name, periods));
        return new WorkingCalendar(code, this.name, zone, week, holidays, daysOff, days);
    }

    /** What the calendar says about a date of its zone. */
    public Day on(LocalDate date) {
        Day.Extra extra = extraDays.get(date);
        if (extra != null) {
            return extra;
        }
        String off = daysOff.get(date);
        if (off != null) {
            return new Day.Off(off);
        }
        String holiday = holidays.in(date.getYear()).get(date);
        if (holiday != null) {
            return new Day.PublicHoliday(holiday);
        }
        List<Hours> periods = week.get(date.getDayOfWeek());
        return periods == null ? new Day.Weekend() : new Day.Working(periods);
    }
}
