package pl.sos.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When housing co-operatives report: charges on days 1–10, JPK about the 25th, the year's closing from December to March,
 * quiet summers, hardly ever at a weekend.
 */
final class Season {
    private static final double[] MONTHS = {1.5, 1.3, 1.25, 1.05, 0.95, 0.85, 0.95, 0.7, 0.9, 0.95, 0.9, 1.3};

    private Season() {}

    /** How many of {@code count} fall on each of {@code days} days from the first on; they add up. */
    static int[] perDay(LocalDate first, int days, int count) {
        double[] upTo = new double[days];
        double sum = 0;
        for (int i = 0; i < days; i++) {
            sum += weight(first.plusDays(i));
            upTo[i] = sum;
        }
        int[] counts = new int[days];
        long before = 0;
        for (int i = 0; i < days; i++) {
            long until = Math.round(count * upTo[i] / sum);
            counts[i] = (int) (until - before);
            before = until;
        }
        return counts;
    }

    private static double weight(LocalDate day) {
        double weight = MONTHS[day.getMonthValue() - 1];
        int date = day.getDayOfMonth();
        weight *= date <= 10 ? 1.5 : date >= 20 && date <= 25 ? 1.2 : 0.9;
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
                ? weight * 0.03
                : weight;
    }

    /** That many moments of a day in order, most of them before noon. */
    static Instant[] moments(LocalDate day, int count, SplittableRandom random) {
        long open = day.atTime(7, 15).atZone(DemoTime.ZONE).toEpochSecond();
        long[] seconds = new long[count];
        for (int i = 0; i < count; i++) {
            double share = (random.nextDouble() + random.nextDouble() * random.nextDouble()) / 2;
            seconds[i] = open + (long) (share * 9.5 * 3600);
        }
        Arrays.sort(seconds);
        return Arrays.stream(seconds).mapToObj(Instant::ofEpochSecond).toArray(Instant[]::new);
    }
}
