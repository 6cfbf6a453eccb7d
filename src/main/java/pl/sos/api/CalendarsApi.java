package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Pause;
import pl.sos.calendars.Pauses;
import pl.sos.calendars.Policy;
import pl.sos.calendars.StepWords;
import pl.sos.kernel.Sentence;

/** Working time and deadlines. */
@RestController
@RequestMapping("/api/v1/calendars")
@Tag(name = "Calendars", description = "Working time, and when a deadline falls")
class CalendarsApi {
    private static final int MOST = 10_000;
    private static final int MOST_PAUSES = 1_000;

    private final Calendars calendars;
    private final Clock clock;

    CalendarsApi(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Which deadlines are asked for. */
    @Schema(name = "DeadlinesInput")
    record Asked(
            Policy policy,

            @Schema(description = "Moments of report, at most 10,000", example = "[\"2026-11-22T14:00:00Z\"]")
            List<Instant> from,

            @Schema(
                    description =
                            "For each moment its pauses as [from, to]; null for none, to null for one that" + " lasts",
                    example = "[[[\"2026-11-23T10:00:00Z\",\"2026-11-23T12:00:00Z\"]]]")
            @Nullable
            Instant @Nullable [] @Nullable [] @Nullable [] pauses) {}

    /** @param due one for each moment; null while a pause that lasts keeps it open */
    @Schema(name = "Deadlines")
    record Answered(List<@Nullable Instant> due) {}

    /** Which deadline is to be explained. */
    @Schema(name = "DeadlineExplanationInput")
    record Doubted(
            Policy policy,
            @Schema(example = "2026-11-22T14:00:00Z") Instant from,
            @Nullable Instant @Nullable [] @Nullable [] pauses) {}

    /** A deadline, and how it comes about step by step. */
    @Schema(name = "DeadlineExplanation")
    record Explained(@Nullable Instant due, List<Line> steps) {}

    /** @param kind the step's name, stable */
    @Schema(name = "DeadlineStep")
    record Line(@Schema(example = "Counted") String kind, Sentence sentence) {}

    @GetMapping
    @Operation(summary = "All calendars")
    Listing<CalendarView> list() {
        return new Listing<>(calendars.list().stream().map(this::view).toList(), null);
    }

    @GetMapping("/{code}")
    @Operation(summary = "A calendar: its week, its own days, the public holidays of this year and the next")
    CalendarView read(@PathVariable String code) {
        return view(find(code).calendar());
    }

    @PostMapping("/{code}/deadlines")
    @Operation(summary = "When deadlines fall", description = "Nothing is stored.")
    Answered due(@PathVariable String code, @RequestBody Asked asked) {
        Deadlines deadlines = find(code);
        if (asked.from().size() > MOST) {
            throw ApiProblem.invalid("from", "calendars.violation.too-many", MOST);
        }
        if (asked.pauses() != null && asked.pauses().length != asked.from().size()) {
            throw ApiProblem.invalid("pauses", "calendars.violation.not-one-for-each");
        }
        var due = new ArrayList<@Nullable Instant>(asked.from().size());
        for (int i = 0; i < asked.from().size(); i++) {
            @Nullable Instant @Nullable [] @Nullable [] own = asked.pauses() == null ? null : asked.pauses()[i];
            due.add(due(
                    deadlines,
                    asked.policy(),
                    asked.from().get(i),
                    pauses(own, "pauses[" + i + "]"),
                    "from[" + i + "]"));
        }
        return new Answered(due);
    }

    @PostMapping("/{code}/deadlines/explanation")
    @Operation(summary = "How one deadline comes about, step by step", description = "Nothing is stored.")
    Explained explain(@PathVariable String code, @RequestBody Doubted doubted) {
        Deadlines deadlines = find(code);
        Pauses pauses = pauses(doubted.pauses(), "pauses");
        Instant due = due(deadlines, doubted.policy(), doubted.from(), pauses, "from");
        var steps = deadlines.explain(doubted.policy(), doubted.from(), pauses).stream()
                .map(step -> new Line(
                        step.getClass().getSimpleName(),
                        StepWords.say(step, deadlines.calendar().zone())))
                .toList();
        return new Explained(due, steps);
    }

    private static @Nullable Instant due(
            Deadlines deadlines, Policy policy, Instant from, Pauses pauses, String field) {
        try {
            return deadlines.due(policy, from, pauses).orElse(null);
        } catch (IllegalArgumentException outOfReach) {
            throw ApiProblem.invalid(field, "calendars.violation.out-of-reach");
        }
    }

    private static Pauses pauses(@Nullable Instant @Nullable [] @Nullable [] given, String field) {
        if (given == null) {
            return Pauses.NONE;
        }
        if (given.length > MOST_PAUSES) {
            throw ApiProblem.invalid(field, "calendars.violation.too-many", MOST_PAUSES);
        }
        var pauses = new ArrayList<Pause>();
        for (int i = 0; i < given.length; i++) {
            @Nullable Instant @Nullable [] ends = given[i];
            Instant from = ends == null || ends.length != 2 ? null : ends[0];
            if (ends == null || from == null || (ends[1] != null && ends[1].isBefore(from))) {
                throw ApiProblem.invalid(field + "[" + i + "]", "calendars.violation.not-a-pause");
            }
            pauses.add(new Pause(from, ends[1]));
        }
        return new Pauses(pauses);
    }

    private CalendarView view(pl.sos.calendars.WorkingCalendar calendar) {
        return CalendarView.of(
                calendar, LocalDate.ofInstant(clock.instant(), calendar.zone()).getYear());
    }

    private Deadlines find(String code) {
        return calendars.deadlines(Parameters.text("code", code)).orElseThrow(ApiProblem::notFound);
    }
}
