package pl.sos.calendars;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Deadlines a second on one thread: working hours within a year, from random instants of a year. */
public final class DeadlinesBench {
    private DeadlinesBench() {}

    public static void main(String[] args) {
        var deadlines = new Deadlines(WorkingCalendar.ofTheOffer());
        var random = new Random(42);
        int count = 1_000_000;
        var from = new Instant[count];
        var policies = new Policy[count];
        for (int i = 0; i < count; i++) {
            from[i] = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86400));
            policies[i] = Policy.workingHours(Duration.ofMinutes(1 + random.nextInt(2000 * 60)));
        }
        for (int round = 0; round < 8; round++) {
            long sum = 0;
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                sum += deadlines.due(policies[i], from[i]).getEpochSecond();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%,.0f deadlines/s (check %d)%n", count / seconds, sum);
        }
    }
}
