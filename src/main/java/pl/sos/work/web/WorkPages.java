package pl.sos.work.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.PersonId;
import pl.sos.page.Page;
import pl.sos.page.Times;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSum;

/** What was written down: my week by day, a colleague's for who coordinates, a client's month. */
@Controller
class WorkPages {
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");

    private final WorkLog work;
    private final Clients clients;
    private final People people;
    private final Clock clock;

    WorkPages(WorkLog work, Clients clients, People people, Clock clock) {
        this.work = work;
        this.clients = clients;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/work")
    ModelAndView page(@RequestParam Map<String, String> given, Page page, SignedIn me) {
        var view = view(given, me);
        return new ModelAndView(page.fragment() ? "work/days" : "work/page", "view", view);
    }

    @GetMapping("/work.csv")
    void export(@RequestParam Map<String, String> given, Page page, SignedIn me, HttpServletResponse response)
            throws IOException {
        var view = view(given, me);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"praca.csv\"");
        var out = response.getWriter();
        out.write(WorkCsv.head(page));
        for (var day : view.days().reversed()) {
            for (var entry : day.entries()) {
                out.write(WorkCsv.line(entry, page));
            }
        }
    }

    private WorkView view(Map<String, String> given, SignedIn me) {
        var coordinates = me.has(Role.COORDINATOR) || me.has(Role.ADMINISTRATOR) || me.has(Role.BILLING);
        var client = Optional.ofNullable(given.get("client"))
                .filter(slug -> !slug.isBlank())
                .map(slug -> clients.findBySlug(slug).orElseThrow(WorkPages::notFound));
        var person = Optional.ofNullable(given.get("person"))
                .flatMap(WorkPages::person)
                .filter(who -> coordinates || who.equals(me.id()))
                .orElse(me.id());
        return client.map(one -> month(one, given, me)).orElseGet(() -> week(person, given, coordinates));
    }

    private WorkView month(Client client, Map<String, String> given, SignedIn me) {
        var month = month(given.getOrDefault("month", ""));
        var entries = work.of(client.id(), month.atDay(1), month.atEndOfMonth());
        return new WorkView(
                me.id(),
                Optional.of(client),
                month.atDay(1),
                month.atEndOfMonth(),
                days(entries),
                WorkSum.of(entries),
                List.of(),
                List.of());
    }

    private WorkView week(PersonId person, Map<String, String> given, boolean coordinates) {
        var monday = monday(given.getOrDefault("week", ""));
        var entries = work.of(person, monday, monday.plusDays(6));
        return new WorkView(
                person,
                Optional.empty(),
                monday,
                monday.plusDays(6),
                days(entries),
                WorkSum.of(entries),
                coordinates ? people.staff() : List.of(),
                coordinates ? work.undecided() : List.of());
    }

    private static List<WorkView.Day> days(List<WorkEntry> entries) {
        var byDay = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.done().performedOn(), TreeMap::new, Collectors.toList()));
        return byDay.descendingMap().entrySet().stream()
                .map(day -> new WorkView.Day(day.getKey(), day.getValue(), WorkSum.of(day.getValue())))
                .toList();
    }

    private LocalDate monday(String week) {
        var matcher = WEEK.matcher(week);
        if (!matcher.matches()) {
            return today().with(DayOfWeek.MONDAY);
        }
        int number = Integer.parseInt(matcher.group(2));
        if (number < 1 || number > 53) {
            throw notFound();
        }
        return LocalDate.of(Integer.parseInt(matcher.group(1)), 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Math.min(number, 52))
                .plusWeeks(number == 53 ? 1 : 0)
                .with(DayOfWeek.MONDAY);
    }

    private YearMonth month(String text) {
        try {
            return text.isEmpty() ? YearMonth.from(today()) : YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw notFound();
        }
    }

    private static Optional<PersonId> person(String text) {
        try {
            return Optional.of(PersonId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return Times.today(clock);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
