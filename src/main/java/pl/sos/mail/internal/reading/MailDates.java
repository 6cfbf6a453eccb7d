package pl.sos.mail.internal.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Date header (RFC 5322 section 3.3, with the obsolete zones of 4.3); without a zone it is taken as UTC. */
final class MailDates {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern DATE = Pattern.compile(
            "(?:\\p{Alpha}{2,9}\\.?,?\\s{0,5})?(\\d{1,2})[\\s-]{1,5}(\\p{Alpha}{3})\\p{Alpha}{0,6}\\.?[\\s-]{1,5}(\\d{2,4})\\s{1,5}"
                    + "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:\\s{0,5}([+-]\\d{4}|\\p{Alpha}{1,5}))?.{0,60}");

    private MailDates() {}

    static Optional<Instant> read(String header) {
        String text = header.length() > 120 ? header.substring(0, 120) : header;
        try {
            var matcher = DATE.matcher(text.strip());
            Instant instant;
            if (matcher.matches()) {
                int month = MONTHS.indexOf(matcher.group(2).toLowerCase(Locale.ROOT)) + 1;
                int year = Integer.parseInt(matcher.group(3));
                int whole = year < 50 ? 2000 + year : year < 1000 ? 1900 + year : year;
                int second = matcher.group(6) == null ? 0 : Math.min(59, Integer.parseInt(matcher.group(6)));
                instant = LocalDateTime.of(
                                whole,
                                month,
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(4)),
                                Integer.parseInt(matcher.group(5)),
                                second)
                        .toInstant(zone(matcher.group(7) == null ? "" : matcher.group(7)));
            } else {
                instant = OffsetDateTime.parse(text.strip().replace(' ', 'T')).toInstant();
            }
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1980 && year < 2200 ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(String zone) {
        if (zone.startsWith("+") || zone.startsWith("-")) {
            int hours = Integer.parseInt(zone.substring(1, 3));
            int minutes = Integer.parseInt(zone.substring(3, 5));
            int sign = zone.startsWith("-") ? -1 : 1;
            return hours > 18 || minutes > 59 || (hours == 18 && minutes > 0)
                    ? ZoneOffset.UTC
                    : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        }
        return switch (zone.toUpperCase(Locale.ROOT)) {
            case "EDT" -> ZoneOffset.ofHours(-4);
            case "EST", "CDT" -> ZoneOffset.ofHours(-5);
            case "CST", "MDT" -> ZoneOffset.ofHours(-6);
            case "MST", "PDT" -> ZoneOffset.ofHours(-7);
            case "PST" -> ZoneOffset.ofHours(-8);
            case "CET" -> ZoneOffset.ofHours(1);
            case "CEST" -> ZoneOffset.ofHours(2);
            default -> ZoneOffset.UTC;
        };
    }
}
