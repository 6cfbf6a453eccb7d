package pl.sos.calendars.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.calendars.Day;
import pl.sos.calendars.Holidays;
import pl.sos.calendars.Hours;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.ground.Sql;

/** Calendars in the database: a row for each, its week, its days off and extra days. */
@Repository
public class CalendarStore {
    private final JdbcClient jdbc;

    CalendarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<WorkingCalendar> all() {
        return jdbc.sql("select code, name, zone, holidays from calendars.calendar order by code")
                .query(this::read)
                .list();
    }

    public Optional<WorkingCalendar> find(String code) {
        return jdbc.sql("select code, name, zone, holidays from calendars.calendar where code = ?")
                .param(code)
                .query(this::read)
                .optional();
    }

    /** Whoever else wants to change the calendar waits until this transaction ends. False when there is none. */
    public boolean lock(String code) {
        return jdbc.sql("select code from calendars.calendar where code = ? for update")
                .param(code)
                .query(String.class)
                .optional()
                .isPresent();
    }

    public void save(WorkingCalendar calendar, Instant at) {
        String code = calendar.code();
        jdbc.sql("""
                insert into calendars.calendar (code, name, zone, holidays, changed_at) values (?, ?, ?, ?, ?)
                on conflict (code) do update
                set name = excluded.name, zone = excluded.zone, holidays = excluded.holidays,
                    changed_at = excluded.changed_at
                """)
                .params(
                        code,
                        calendar.name(),
                        calendar.zone().getId(),
                        calendar.holidays().name(),
                        Sql.at(at))
                .update();
        jdbc.sql("delete from calendars.period where code = ?").param(code).update();
        jdbc.sql("delete from calendars.day where code = ?").param(code).update();
        calendar.week()
                .forEach((weekday, week) -> week.forEach(hours -> jdbc.sql("""
                        insert into calendars.period (code, weekday, from_minute, until_minute) values (?, ?, ?, ?)
                        """)
                        .params(code, weekday.getValue(), hours.fromMinute(), hours.untilMinute())
                        .update()));
        calendar.daysOff().forEach((date, name) -> addDay(code, date, "OFF", name));
        calendar.extraDays().forEach((date, extra) -> {
            addDay(code, date, "EXTRA", extra.name());
            extra.hours()
                    .forEach(hours -> jdbc.sql("""
                            insert into calendars.day_period (code, date, from_minute, until_minute) values (?, ?, ?, ?)
                            """)
                            .params(code, date, hours.fromMinute(), hours.untilMinute())
                            .update());
        });
    }

    private void addDay(String code, LocalDate date, String kind, String name) {
        jdbc.sql("insert into calendars.day (code, date, kind, name) values (?, ?, ?, ?)")
                .params(code, date, kind, name)
                .update();
    }

    private WorkingCalendar read(ResultSet row, int number) throws SQLException {
        String code = row.getString("code");
        return new WorkingCalendar(
                code,
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                week(code),
                Holidays.valueOf(row.getString("holidays")),
                daysOff(code),
                extraDays(code));
    }

    private Map<DayOfWeek, List<Hours>> week(String code) {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        jdbc.sql("select weekday, from_minute, until_minute from calendars.period where code = ?")
                .param(code)
                .query(row -> {
                    week.computeIfAbsent(DayOfWeek.of(row.getInt("weekday")), _ -> new ArrayList<>())
                            .add(hours(row));
                });
        return week;
    }

    private SortedMap<LocalDate, String> daysOff(String code) {
        var days = new TreeMap<LocalDate, String>();
        jdbc.sql("select date, name from calendars.day where code = ? and kind = 'OFF'")
                .param(code)
                .query(row -> {
                    days.put(row.getObject("date", LocalDate.class), row.getString("name"));
                });
        return days;
    }

    private SortedMap<LocalDate, Day.Extra> extraDays(String code) {
        var hours = new HashMap<LocalDate, List<Hours>>();
        var names = new HashMap<LocalDate, String>();
        jdbc.sql("""
                select d.date, d.name, p.from_minute, p.until_minute
                from calendars.day d join calendars.day_period p using (code, date, kind) where d.code = ?
                """).param(code).query(row -> {
            LocalDate date = row.getObject("date", LocalDate.class);
            names.put(date, row.getString("name"));
            hours.computeIfAbsent(date, _ -> new ArrayList<>()).add(hours(row));
        });
        var days = new TreeMap<LocalDate, Day.Extra>();
        names.forEach((date, name) -> days.put(date, new Day.Extra(name, hours.getOrDefault(date, List.of()))));
        return days;
    }

    private static Hours hours(ResultSet row) throws SQLException {
        return new Hours(time(row.getInt("from_minute")), time(row.getInt("until_minute")));
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute % 1440 * 60L);
    }
}
