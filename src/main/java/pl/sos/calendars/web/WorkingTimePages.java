package pl.sos.calendars.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Holidays;
import pl.sos.calendars.Hours;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.identity.AdminEntry;
import pl.sos.page.Page;
import pl.sos.page.Toast;

/** Calendars in the administration, and the deadline calculator. */
@Controller
class WorkingTimePages {
    private static final int LONGEST_NAME = 120;

    private final Calendars calendars;
    private final Clock clock;

    WorkingTimePages(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Bean
    static AdminEntry calendarsEntry() {
        return new AdminEntry(30, "/admin/calendars", "calendar", "calendars.admin");
    }

    @GetMapping("/admin/calendars")
    ModelAndView list() {
        return list("", "", "");
    }

    @PostMapping("/admin/calendars")
    ModelAndView add(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response) {
        String error = calendars.find(code.strip()).isPresent() ? "calendars.error.code-taken" : "";
        if (!code.strip().matches("[a-z0-9][a-z0-9-]{0,39}")) {
            error = "calendars.error.code";
        } else if (!named(name)) {
            error = "calendars.error.name";
        }
        if (!error.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(code, name, error);
        }
        WorkingCalendar offer = WorkingCalendar.ofTheOffer();
        calendars.save(new WorkingCalendar(
                code.strip(),
                name.strip(),
                offer.zone(),
                offer.week(),
                offer.holidays(),
                offer.daysOff(),
                offer.extraDays()));
        return redirect(code.strip());
    }

    @GetMapping("/admin/calendars/{code}")
    ModelAndView one(@PathVariable String code, @RequestParam Map<String, String> query) {
        return page(code, Map.of(), Map.of(), query);
    }

    @GetMapping("/admin/calendars/{code}/deadline")
    ModelAndView deadline(@PathVariable String code, @RequestParam Map<String, String> query, Page page) {
        return page.fragment()
                ? new ModelAndView("calendars/deadline", "view", Calculator.answer(find(code), query, clock.instant()))
                : page(code, Map.of(), Map.of(), query);
    }

    @PostMapping("/admin/calendars/{code}")
    ModelAndView change(
            @PathVariable String code, @RequestParam Map<String, String> form, HttpServletResponse response) {
        var errors = new LinkedHashMap<String, String>();
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            HoursText.read(form.getOrDefault(weekday.name(), ""))
                    .ifPresentOrElse(
                            hours -> week.put(weekday, hours),
                            () -> errors.put(weekday.name(), "calendars.error.hours"));
        }
        String name = form.getOrDefault("name", "");
        if (!named(name)) {
            errors.put("name", "calendars.error.name");
        }
        Optional<ZoneId> zone = zone(form.getOrDefault("zone", ""));
        if (zone.isEmpty()) {
            errors.put("zone", "calendars.error.zone");
        }
        Holidays holidays = form.containsKey("holidays") ? Holidays.POLAND : Holidays.NONE;
        return changed(
                code,
                form,
                errors,
                "week",
                response,
                now -> new WorkingCalendar(
                        code, name.strip(), zone.orElseThrow(), week, holidays, now.daysOff(), now.extraDays()));
    }

    @PostMapping("/admin/calendars/{code}/days-off")
    ModelAndView addDayOff(
            @PathVariable String code, @RequestParam Map<String, String> form, HttpServletResponse response) {
        var errors = new LinkedHashMap<String, String>();
        Optional<LocalDate> date = date(form.getOrDefault("offDate", ""));
        if (date.isEmpty()) {
            errors.put("offDate", "calendars.error.date");
        }
        String name = form.getOrDefault("offName", "");
        if (!named(name)) {
            errors.put("offName", "calendars.error.name");
        }
        return changed(
                code, form, errors, "offDate", response, now -> now.withDayOff(date.orElseThrow(), name.strip()));
    }

    @PostMapping("/admin/calendars/{code}/days-off/{date}/removal")
    ModelAndView removeDayOff(@PathVariable String code, @PathVariable String date, HttpServletResponse response) {
        return changed(code, Map.of(), Map.of(), "offDate", response, now -> {
            var days = new TreeMap<>(now.daysOff());
            date(date).ifPresent(days::remove);
            return with(now, days, now.extraDays());
        });
    }

    @PostMapping("/admin/calendars/{code}/extra-days")
    ModelAndView addExtraDay(
            @PathVariable String code, @RequestParam Map<String, String> form, HttpServletResponse response) {
        var errors = new LinkedHashMap<String, String>();
        Optional<LocalDate> date = date(form.getOrDefault("extraDate", ""));
        if (date.isEmpty()) {
            errors.put("extraDate", "calendars.error.date");
        }
        String name = form.getOrDefault("extraName", "");
        if (!named(name)) {
            errors.put("extraName", "calendars.error.name");
        }
        Optional<List<Hours>> hours =
                HoursText.read(form.getOrDefault("extraHours", "")).filter(day -> !day.isEmpty());
        if (hours.isEmpty()) {
            errors.put("extraHours", "calendars.error.hours");
        }
        return changed(
                code,
                form,
                errors,
                "extraHours",
                response,
                now -> now.withExtraDay(date.orElseThrow(), name.strip(), hours.orElseThrow()));
    }

    @PostMapping("/admin/calendars/{code}/extra-days/{date}/removal")
    ModelAndView removeExtraDay(@PathVariable String code, @PathVariable String date, HttpServletResponse response) {
        return changed(code, Map.of(), Map.of(), "extraDate", response, now -> {
            var days = new TreeMap<>(now.extraDays());
            date(date).ifPresent(days::remove);
            return with(now, now.daysOff(), days);
        });
    }

    /** @param field that is blamed when the calendar itself refuses, for example since periods overlap */
    private ModelAndView changed(
            String code,
            Map<String, String> form,
            Map<String, String> errors,
            String field,
            HttpServletResponse response,
            UnaryOperator<WorkingCalendar> change) {
        find(code);
        Map<String, String> wrong = errors;
        if (wrong.isEmpty()) {
            try {
                calendars.change(code, change);
                Toast.afterRedirect(response, "calendars.saved");
                return redirect(code);
            } catch (IllegalArgumentException refused) {
                wrong = Map.of(field, "calendars.error.week");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(code, form, wrong, Map.of());
    }

    private ModelAndView page(
            String code, Map<String, String> typed, Map<String, String> errors, Map<String, String> query) {
        Deadlines deadlines = find(code);
        WorkingCalendar calendar = deadlines.calendar();
        int year = LocalDate.ofInstant(clock.instant(), calendar.zone()).getYear();
        var holidays = new LinkedHashMap<Integer, SortedMap<LocalDate, String>>();
        if (calendar.holidays() != Holidays.NONE) {
            holidays.put(year, calendar.holidays().in(year));
            holidays.put(year + 1, calendar.holidays().in(year + 1));
        }
        return new ModelAndView(
                "calendars/calendar",
                "view",
                new CalendarView(
                        calendar, typed, errors, holidays, Calculator.answer(deadlines, query, clock.instant())));
    }

    private ModelAndView list(String code, String name, String error) {
        return new ModelAndView("calendars/list", "view", new CalendarsView(calendars.list(), code, name, error));
    }

    private Deadlines find(String code) {
        return calendars.deadlines(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static WorkingCalendar with(
            WorkingCalendar now,
            SortedMap<LocalDate, String> daysOff,
            SortedMap<LocalDate, pl.sos.calendars.Day.Extra> extraDays) {
        return new WorkingCalendar(now.code(), now.name(), now.zone(), now.week(), now.holidays(), daysOff, extraDays);
    }

    private static ModelAndView redirect(String code) {
        return new ModelAndView("redirect:/admin/calendars/" + code);
    }

    private static boolean named(String name) {
        return !name.isBlank()
                && name.strip().length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(date -> date.getYear() >= 2000 && date.getYear() < 2200);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text.strip()));
        } catch (DateTimeException noZone) {
            return Optional.empty();
        }
    }
}
