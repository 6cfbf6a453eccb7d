package pl.sos.hotline.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.hotline.Duties;
import pl.sos.identity.People;
import pl.sos.kernel.PersonId;

/** The duty roster and the extensions; who coordinates changes them, everybody may look. */
@Controller
class DutyPages {
    private static final String EMPTY = "EMPTY";

    private final Duties duties;
    private final People people;
    private final Clock clock;

    DutyPages(Duties duties, People people, Clock clock) {
        this.duties = duties;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/hotline/duty")
    ModelAndView roster() {
        return view(Map.of(), Map.of());
    }

    @PostMapping("/hotline/duty")
    ModelAndView add(@RequestParam Map<String, String> typed) {
        var person = person(typed.getOrDefault("person", ""));
        var from = minute(typed.getOrDefault("from", ""));
        var until = minute(typed.getOrDefault("until", ""));
        var when = typed.getOrDefault("when", "");
        var weekday = weekday(when);
        var date = weekday.isPresent() ? Optional.<LocalDate>empty() : date(typed.getOrDefault("date", ""));
        var wrong = new LinkedHashMap<String, String>();
        if (person.isEmpty()) {
            wrong.put("d-person", Duties.Wrong.PERSON.name());
        }
        if (weekday.isEmpty() && date.isEmpty()) {
            wrong.put(
                    when.equals("DATE") ? "d-date" : "d-when", when.equals("DATE") ? EMPTY : Duties.Wrong.WHEN.name());
        }
        if (from.isEmpty()) {
            wrong.put("d-from", EMPTY);
        }
        if (until.isEmpty()) {
            wrong.put("d-until", EMPTY);
        }
        // Midnight ends the day that it closes.
        int end = until.orElse(0) == 0 ? 1440 : until.getAsInt();
        if (from.isPresent() && until.isPresent() && from.getAsInt() >= end) {
            wrong.put("d-until", Duties.Wrong.HOURS.name());
        }
        if (wrong.isEmpty()) {
            duties.add(person.get(), weekday, date, from.getAsInt(), end)
                    .ifPresent(why -> wrong.put(field(why, when), why.name()));
        }
        return answer(wrong, typed);
    }

    @PostMapping("/hotline/duty/{id}/remove")
    ModelAndView remove(@PathVariable UUID id) {
        if (!duties.remove(id)) {
            throw CallPages.notFound();
        }
        return new ModelAndView("redirect:/hotline/duty");
    }

    @PostMapping("/hotline/extensions")
    ModelAndView extension(@RequestParam Map<String, String> typed) {
        var wrong = person(typed.getOrDefault("person", ""))
                .map(person -> duties.setExtension(person, typed.getOrDefault("extension", "")))
                .orElse(Optional.of(Duties.Wrong.PERSON));
        return answer(
                wrong.map(why -> Map.of(why == Duties.Wrong.PERSON ? "x-person" : "x-extension", why.name()))
                        .orElse(Map.of()),
                typed);
    }

    /** Where it is mended; empty for what no field mends. */
    private static String field(Duties.Wrong why, String when) {
        return switch (why) {
            case PERSON -> "d-person";
            case WHEN -> when.equals("DATE") ? "d-date" : "d-when";
            case HOURS -> "d-until";
            case EXTENSION, TOO_MANY -> "";
        };
    }

    private ModelAndView answer(Map<String, String> wrong, Map<String, String> typed) {
        if (wrong.isEmpty()) {
            return new ModelAndView("redirect:/hotline/duty");
        }
        var view = view(wrong, typed);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView view(Map<String, String> wrong, Map<String, String> typed) {
        var roster = duties.roster();
        return new ModelAndView(
                "hotline/duty",
                "view",
                new DutyView(
                        roster,
                        people.staff(),
                        duties.extensions(),
                        clock.instant().atZone(roster.zone()).toLocalDate(),
                        wrong,
                        typed));
    }

    private static Optional<PersonId> person(String id) {
        try {
            return Optional.of(PersonId.of(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<DayOfWeek> weekday(String text) {
        try {
            return Optional.of(DayOfWeek.valueOf(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static OptionalInt minute(String text) {
        try {
            return OptionalInt.of(LocalTime.parse(text).toSecondOfDay() / 60);
        } catch (DateTimeParseException e) {
            return OptionalInt.empty();
        }
    }
}
