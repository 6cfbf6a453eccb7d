package pl.sos.calendars.web;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pl.sos.calendars.Hours;

/** A day's periods the way people write them: {@code 8:00–12:00, 13–17}. */
final class HoursText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm").withResolverStyle(ResolverStyle.STRICT);

    private HoursText() {}

    static String write(List<Hours> day) {
        return day.stream()
                .map(hours -> TIME.format(hours.from()) + "–"
                        + (hours.untilMinute() == 1440 ? "24:00" : TIME.format(hours.until())))
                .collect(Collectors.joining(", "));
    }

    /** An empty text is a closed day; nothing when it cannot be read. */
    static Optional<List<Hours>> read(String text) {
        var day = new ArrayList<Hours>();
        try {
            for (String part : text.replace(';', ',').split(",", -1)) {
                if (!part.isBlank()) {
                    String[] ends = part.strip().split("\\s*[-–—]\\s*", -1);
                    if (ends.length != 2) {
                        return Optional.empty();
                    }
                    day.add(new Hours(time(ends[0]), end(ends[1])));
                }
            }
            return Optional.of(day);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static LocalTime end(String text) {
        return text.matches("24([:.]00)?") ? LocalTime.MIDNIGHT : time(text);
    }

    private static LocalTime time(String text) {
        String full = text.replace('.', ':');
        return LocalTime.parse(full.contains(":") ? full : full + ":00", TIME);
    }
}
