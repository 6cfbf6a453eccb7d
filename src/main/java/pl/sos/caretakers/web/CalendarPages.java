package pl.sos.caretakers.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.calendars.HouseHours;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.caretakers.AddAbsenceResult;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.SetPhotoResult;
import pl.sos.caretakers.StaffPhotos;
import pl.sos.caretakers.web.CalendarView.Coming;
import pl.sos.caretakers.web.CalendarView.Refused;
import pl.sos.caretakers.web.CalendarView.Row;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.page.SafeCsv;
import pl.sos.page.Times;
import pl.sos.page.Toast;

/** The calendar of staff: a month by person, absences, general substitutes, one's own picture. */
@Controller
class CalendarPages {
    private final Caretakers caretakers;
    private final Absences absences;
    private final StaffPhotos photos;
    private final People people;
    private final HouseHours hours;
    private final Clock clock;

    CalendarPages(
            Caretakers caretakers,
            Absences absences,
            StaffPhotos photos,
            People people,
            HouseHours hours,
            Clock clock) {
        this.caretakers = caretakers;
        this.absences = absences;
        this.photos = photos;
        this.people = people;
        this.hours = hours;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    ModelAndView calendar(@RequestParam(defaultValue = "") String month, SignedIn me) {
        return page(month(month), me, Optional.empty());
    }

    @GetMapping("/calendar.csv")
    void csv(@RequestParam(defaultValue = "") String month, Page page, HttpServletResponse response)
            throws IOException {
        var wanted = month(month);
        var names = names(people.staffAndFormer());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"nieobecnosci-" + wanted + ".csv\"");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(SafeCsv.MARK + page.t("caretakers.csv.head") + "\r\n");
            for (var one : absences.between(begin(wanted), begin(wanted.plusMonths(1)))) {
                // Notes, which people write, stay out of the file.
                out.write(SafeCsv.line(
                        names.getOrDefault(one.person(), ""),
                        one.from().atZone(Times.ZONE).toLocalDateTime().toString(),
                        one.until().atZone(Times.ZONE).toLocalDateTime().toString(),
                        page.t("caretakers.kind", one.kind())));
            }
        }
    }

    @PostMapping("/calendar/absences")
    ModelAndView add(@RequestParam Map<String, String> typed, SignedIn me, HttpServletResponse response) {
        var person = Optional.ofNullable(typed.get("person"))
                .filter(text -> !text.isBlank())
                .map(PhotoController::person)
                .orElse(me.id());
        requireMayFor(person, me);
        try {
            var fromDay = LocalDate.parse(typed.getOrDefault("from", ""));
            var untilDay = LocalDate.parse(typed.getOrDefault("until", ""));
            var from = time(typed, "fromTime").map(fromDay::atTime).orElse(fromDay.atStartOfDay());
            var until = time(typed, "untilTime")
                    .map(untilDay::atTime)
                    .orElse(untilDay.plusDays(1).atStartOfDay());
            var result = absences.add(
                    person,
                    from.atZone(Times.ZONE).toInstant(),
                    until.atZone(Times.ZONE).toInstant(),
                    kind(typed.getOrDefault("kind", "")),
                    Optional.of(typed.getOrDefault("note", "")).filter(note -> !note.isBlank()));
            return switch (result) {
                case AddAbsenceResult.Added added -> {
                    Toast.afterRedirect(response, "caretakers.absence.added");
                    yield new ModelAndView("redirect:/calendar?month=" + YearMonth.from(fromDay));
                }
                case AddAbsenceResult.EndsBeforeItBegins wrong -> refused("absence", "ends-before", typed, me);
                case AddAbsenceResult.TooLong wrong -> refused("absence", "too-long", typed, me);
                case AddAbsenceResult.NotStaff wrong -> throw notThere();
            };
        } catch (DateTimeException noDate) {
            return refused("absence", "bad-date", typed, me);
        }
    }

    @PostMapping("/calendar/absences/{id}/remove")
    ModelAndView remove(@PathVariable String id, SignedIn me, HttpServletResponse response) {
        var absence = uuid(id).flatMap(absences::find).orElseThrow(CalendarPages::notThere);
        requireMayFor(absence.person(), me);
        absences.remove(absence.id());
        Toast.afterRedirect(response, "caretakers.absence.removed");
        return new ModelAndView(
                "redirect:/calendar?month=" + YearMonth.from(absence.from().atZone(Times.ZONE)));
    }

    @PostMapping("/calendar/substitutes")
    ModelAndView substitutes(
            @RequestParam(required = false) Optional<List<String>> substitute,
            SignedIn me,
            HttpServletResponse response) {
        var named = substitute.orElse(List.of()).stream()
                .filter(text -> !text.isBlank())
                .map(PhotoController::person)
                .toList();
        if (caretakers.nameSubstitutes(me.id(), named).isPresent()) {
            return refused("substitutes", "not-a-substitute", Map.of(), me);
        }
        Toast.afterRedirect(response, "caretakers.saved");
        return new ModelAndView("redirect:/calendar");
    }

    @PostMapping("/staff/{id}/photo")
    ModelAndView photo(
            @PathVariable String id, @RequestParam MultipartFile photo, SignedIn me, HttpServletResponse response)
            throws IOException {
        var person = PhotoController.person(id);
        requireMayFor(person, me);
        var content = photo.getInputStream().readNBytes(StaffPhotos.MOST_BYTES + 1);
        return switch (photos.set(person, content)) {
            case SetPhotoResult.Set set -> {
                Toast.afterRedirect(response, "caretakers.photo.saved");
                yield new ModelAndView("redirect:/calendar");
            }
            case SetPhotoResult.NoPicture wrong -> refused("photo", "no-picture", Map.of(), me);
            case SetPhotoResult.TooLarge wrong -> refused("photo", "picture-too-large", Map.of(), me);
            case SetPhotoResult.NotStaff wrong -> throw notThere();
        };
    }

    @PostMapping("/staff/{id}/photo/remove")
    ModelAndView removePhoto(@PathVariable String id, SignedIn me, HttpServletResponse response) {
        var person = PhotoController.person(id);
        requireMayFor(person, me);
        photos.remove(person);
        Toast.afterRedirect(response, "caretakers.photo.removed");
        return new ModelAndView("redirect:/calendar");
    }

    private ModelAndView refused(String form, String code, Map<String, String> typed, SignedIn me) {
        var page = page(
                YearMonth.from(clock.instant().atZone(Times.ZONE)),
                me,
                Optional.of(new Refused(form, "caretakers.refused." + code, typed)));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(YearMonth month, SignedIn me, Optional<Refused> refused) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Times.ZONE);
        var staff = people.staff();
        var laid = new MonthOfStaff(hours.calendar(), absences.between(begin(month), begin(month.plusMonths(1))));
        var days = laid.days(month);
        var presence = caretakers.presence(staff.stream().map(Person::id).toList(), now);
        var rows = staff.stream()
                .map(person -> new Row(
                        person, Objects.requireNonNull(presence.get(person.id())), laid.cells(person.id(), days)))
                .toList();
        var names = names(people.staffAndFormer());
        return new ModelAndView(
                "caretakers/calendar",
                "view",
                new CalendarView(
                        month,
                        days,
                        rows,
                        caretakers.standIns(now),
                        coming(today, names, me),
                        staff,
                        names,
                        me.person(),
                        mayForEverybody(me),
                        caretakers.substitutes().getOrDefault(me.id(), List.of()),
                        today,
                        refused));
    }

    private List<Coming> coming(LocalDate today, Map<PersonId, String> names, SignedIn me) {
        var from = today.atStartOfDay(Times.ZONE).toInstant();
        var coming = new ArrayList<Coming>();
        for (Absence one : absences.between(
                from, today.plusYears(1).atStartOfDay(Times.ZONE).toInstant())) {
            var begins = one.from().atZone(Times.ZONE);
            var ends = one.until().atZone(Times.ZONE);
            boolean wholeDays = isMidnight(begins) && isMidnight(ends);
            coming.add(new Coming(
                    one,
                    names.getOrDefault(one.person(), "–"),
                    wholeDays,
                    wholeDays ? ends.toLocalDate().minusDays(1) : ends.toLocalDate(),
                    one.person().equals(me.id()) || mayForEverybody(me)));
        }
        return coming;
    }

    private YearMonth month(String text) {
        try {
            return text.isBlank() ? YearMonth.from(clock.instant().atZone(Times.ZONE)) : YearMonth.parse(text);
        } catch (DateTimeException noMonth) {
            return YearMonth.from(clock.instant().atZone(Times.ZONE));
        }
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(Times.ZONE).toInstant();
    }

    private static boolean isMidnight(ZonedDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static Optional<LocalTime> time(Map<String, String> typed, String field) {
        return Optional.ofNullable(typed.get(field))
                .filter(text -> !text.isBlank())
                .map(LocalTime::parse);
    }

    private static Absence.Kind kind(String text) {
        return switch (text) {
            case "SICK" -> Absence.Kind.SICK;
            case "TRAINING" -> Absence.Kind.TRAINING;
            case "OTHER" -> Absence.Kind.OTHER;
            default -> Absence.Kind.VACATION;
        };
    }

    private static Map<PersonId, String> names(List<Person> staff) {
        var names = new HashMap<PersonId, String>();
        staff.forEach(person -> names.put(person.id(), person.name()));
        return names;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static boolean mayForEverybody(SignedIn me) {
        return me.has(Role.COORDINATOR) || me.has(Role.ADMINISTRATOR);
    }

    /** Somebody else's absence or picture is not there for those who may not touch it. */
    private static void requireMayFor(PersonId person, SignedIn me) {
        if (!person.equals(me.id()) && !mayForEverybody(me)) {
            throw notThere();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
