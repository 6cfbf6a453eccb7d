package pl.sos.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Moments of the demo, all relative to the moment of loading, so that every fresh installation finds some clocks about
 * to run out.
 *
 * <ul>
 *   <li>{@code D-12 09:05}: twelve days ago, or the weekday before that, at that time in Warsaw
 *   <li>{@code PT45H40M}: that long ago, to the minute
 *   <li>{@code +2 10:30}: two weekdays after the report; {@code +PT35M}: that long after it
 * </ul>
 */
record DemoTime(Instant now) {
    static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");

    LocalDate today() {
        return LocalDate.ofInstant(now, ZONE);
    }

    Instant report(String text) {
        if (text.startsWith("D-")) {
            var parts = text.substring(2).split(" ");
            return at(weekday(today().minusDays(Long.parseLong(parts[0]))), parts[1]);
        }
        return now.minus(Duration.parse(text));
    }

    /** Moments after a report, one after the other and none in the future. */
    List<Instant> after(Instant report, List<String> texts) {
        var moments = new ArrayList<Instant>();
        var before = report;
        for (var text : texts) {
            var wanted = one(report, text);
            before = wanted.isAfter(before) ? wanted : before.plusSeconds(60);
            moments.add(before);
        }
        var limit = now.minusSeconds(30);
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (!moments.get(i).isBefore(limit)) {
                moments.set(i, limit);
            }
            limit = moments.get(i).minusSeconds(45);
        }
        return moments;
    }

    private static Instant one(Instant report, String text) {
        if (text.startsWith("+P")) {
            return report.plus(Duration.parse(text.substring(1)));
        }
        var parts = text.substring(1).split(" ");
        var day = LocalDate.ofInstant(report, ZONE);
        for (int left = Integer.parseInt(parts[0]); left > 0; left--) {
            do {
                day = day.plusDays(1);
            } while (isWeekend(day));
        }
        return at(day, parts[1]);
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    private static LocalDate weekday(LocalDate day) {
        var found = day;
        while (isWeekend(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
