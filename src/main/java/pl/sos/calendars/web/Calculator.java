package pl.sos.calendars.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Pause;
import pl.sos.calendars.Pauses;
import pl.sos.calendars.Policy;
import pl.sos.calendars.StepWords;

/** Answers the form of the deadline calculator. */
final class Calculator {
    private Calculator() {}

    static CalculationView answer(Deadlines deadlines, Map<String, String> form, Instant now) {
        ZoneId zone = deadlines.calendar().zone();
        String amount = form.getOrDefault("amount", "48").strip();
        String counting = form.getOrDefault("counting", Counting.CLOCK.name());
        String from = form.getOrDefault(
                "from",
                now.atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        String pauseFrom = form.getOrDefault("pauseFrom", "");
        String pauseUntil = form.getOrDefault("pauseUntil", "");
        String code = deadlines.calendar().code();
        boolean asked = form.containsKey("amount");
        try {
            Policy policy = policy(amount, counting);
            Instant start = moment(from, zone);
            Pauses pauses = pauseFrom.isBlank()
                    ? Pauses.NONE
                    : Pauses.of(
                            new Pause(moment(pauseFrom, zone), pauseUntil.isBlank() ? null : moment(pauseUntil, zone)));
            return new CalculationView(
                    code,
                    amount,
                    counting,
                    from,
                    pauseFrom,
                    pauseUntil,
                    "",
                    asked,
                    deadlines.due(policy, start, pauses),
                    asked
                            ? deadlines.explain(policy, start, pauses).stream()
                                    .map(step -> StepWords.say(step, zone))
                                    .toList()
                            : List.of());
        } catch (DateTimeException | IllegalArgumentException unfit) {
            return new CalculationView(
                    code,
                    amount,
                    counting,
                    from,
                    pauseFrom,
                    pauseUntil,
                    "calendars.calculator.refused",
                    asked,
                    Optional.empty(),
                    List.of());
        }
    }

    /** People type 48, 1:30 or 2; programs may send PT48H. */
    private static Policy policy(String amount, String counting) {
        Counting how = Counting.valueOf(counting);
        if (amount.startsWith("P")) {
            return Policy.parse(amount, how);
        }
        if (how == Counting.WORKING_DAYS) {
            return Policy.workingDays(Integer.parseInt(amount));
        }
        String[] parts = amount.split(":", 2);
        Duration time = Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(parts.length == 1 ? 0 : Long.parseLong(parts[1]));
        return new Policy(time, how);
    }

    private static Instant moment(String text, ZoneId zone) {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
