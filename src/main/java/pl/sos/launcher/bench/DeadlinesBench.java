package pl.sos.launcher.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Policy;
import pl.sos.calendars.WorkingCalendar;

/** Deadlines in working hours within a year, on one thread; beside a walk through the calendar day by day. */
final class DeadlinesBench implements Bench {
    private static final int MANY = 1_000_000;
    private static final int FEW = 50_000;
    private static final int ROUNDS = 7;
    private static final int SECONDS_OF_A_YEAR = 365 * 24 * 3600;
    private static final int LONGEST_MINUTES = 1_900 * 60;

    private final WorkingCalendar calendar = WorkingCalendar.ofTheOffer();
    private final Deadlines deadlines = new Deadlines(calendar);
    private final Instant[] from = new Instant[MANY];
    private final Policy[] policies = new Policy[MANY];

    @Override
    public String name() {
        return "deadlines";
    }

    @Override
    public List<Figure> run(BenchContext context) {
        context.say(ROUNDS + " rounds of " + MANY + " deadlines");
        var random = new SplittableRandom(42);
        Instant year = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < MANY; i++) {
            from[i] = year.plusSeconds(random.nextInt(SECONDS_OF_A_YEAR));
            policies[i] = Policy.workingHours(Duration.ofMinutes(random.nextInt(1, LONGEST_MINUTES)));
        }
        for (int i = 0; i < FEW; i++) {
            if (!deadlines.due(policies[i], from[i]).equals(walked(i))) {
                throw new IllegalStateException("the two disagree about " + policies[i] + " from " + from[i]);
            }
        }
        double ours = rate(MANY, i -> deadlines.due(policies[i], from[i]).getEpochSecond());
        double walk = rate(FEW, i -> walked(i).getEpochSecond());
        return List.of(Figure.of("deadlines in working hours, one thread", ours, "/s")
                .beside("walking day by day", walk)
                .wantedAtLeast(1_000_000));
    }

    private static double rate(int count, IntToLongFunction deadline) {
        var rates = new double[ROUNDS];
        long sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                sum += deadline.applyAsLong(i);
            }
            rates[round] = count * 1e9 / (System.nanoTime() - start);
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was counted");
        }
        return Arrays.stream(rates).sorted().toArray()[ROUNDS / 2];
    }

    /** The plain way; right for these hours, in which no clock changes. */
    private Instant walked(int i) {
        ZonedDateTime at = from[i].atZone(calendar.zone());
        Duration left = policies[i].time();
        for (LocalDate day = at.toLocalDate(); ; day = day.plusDays(1)) {
            for (var hours : calendar.on(day).hours()) {
                ZonedDateTime opens = later(at, day.atTime(hours.from()).atZone(calendar.zone()));
                ZonedDateTime closes = end(day, hours.until());
                Duration open = Duration.between(opens, closes);
                if (open.compareTo(left) >= 0) {
                    return opens.plus(left).toInstant();
                }
                left = open.isNegative() ? left : left.minus(open);
            }
        }
    }

    private ZonedDateTime end(LocalDate day, LocalTime until) {
        return day.atTime(until).atZone(calendar.zone());
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
