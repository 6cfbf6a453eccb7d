package pl.sos.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.page.Page;
import pl.sos.page.SafeCsv;

/** The whole list of contracts whose hours run out, and its export. */
@Controller
class RunningOutPages {
    private static final int ROWS = 50;
    private static final int ROWS_OF_EXPORT = 500;

    private final Watch watch;
    private final Caretakers caretakers;
    private final People people;
    private final Clock clock;

    RunningOutPages(Watch watch, Caretakers caretakers, People people, Clock clock) {
        this.watch = watch;
        this.caretakers = caretakers;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/hours")
    ModelAndView list(@RequestParam Optional<String> after) {
        return new ModelAndView("desk/running-out", "view", view(after, ROWS));
    }

    @GetMapping("/hours.csv")
    void csv(Page page, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"koncza-sie-godziny.csv\"");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(SafeCsv.MARK);
            out.write(SafeCsv.line(List.of(page.t("desk.running.csv.head").split(";"))));
            var after = Optional.<String>empty();
            do {
                var view = view(after, ROWS_OF_EXPORT);
                for (var line : view.rows()) {
                    out.write(SafeCsv.line(cells(line)));
                }
                after = view.next();
            } while (after.isPresent());
        }
    }

    private static List<String> cells(RunningOutView.Line line) {
        var row = line.row();
        return List.of(
                row.clientName(),
                row.number(),
                String.valueOf(row.hours().left().value()),
                String.valueOf(row.hours().pool().value()),
                String.valueOf(row.hours().reserved().value()),
                row.until().atEndOfMonth().toString(),
                line.caretaker().orElse(""));
    }

    private RunningOutView view(Optional<String> after, int limit) {
        var found = watch.runningOut(after, limit);
        var answers = caretakers.lookingAfter(
                found.items().stream().map(RunningOut::client).distinct().toList(), clock.instant());
        var known = people.findAll(
                answers.values().stream().map(LooksAfter::caretaker).distinct().toList());
        return new RunningOutView(
                found.items().stream()
                        .map(row -> new RunningOutView.Line(
                                row,
                                Optional.ofNullable(answers.get(row.client()))
                                        .flatMap(one -> Optional.ofNullable(known.get(one.caretaker())))
                                        .map(Person::name)))
                        .toList(),
                found.next());
    }
}
