package pl.sos.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.Language;
import pl.sos.page.internal.Texts;

/** Times the way a person says them. Everything is told in Europe/Warsaw, whatever zone the machine is in. */
public final class Times {
    public static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final Duration LONG = Duration.ofDays(2);

    private final Language language;
    private final Clock clock;

    public Times(Language language, Clock clock) {
        this.language = language;
        this.clock = clock;
    }

    /** The distance to a deadline: "za 3 h 20 min", "po terminie 2 h", "termin właśnie minął"; whole days from 48 hours on. */
    public String dueIn(Instant due) {
        var left = Duration.between(clock.instant(), due);
        if (left.isNegative()) {
            if (left.compareTo(Duration.ofMinutes(-1)) > 0) {
                return say("overdue-now");
            }
            return say("overdue", span(left.negated()));
        }
        return say("in", span(left));
    }

    /** How long since: "3 min temu", "przed chwilą"; the day itself from 24 hours on. */
    public String ago(Instant then) {
        var since = Duration.between(then, clock.instant());
        if (since.compareTo(Duration.ofMinutes(1)) < 0) {
            return say("just-now");
        }
        return since.compareTo(Duration.ofDays(1)) >= 0 ? moment(then) : say("ago", span(since));
    }

    /** A moment: "dziś 10:40", "jutro 10:40", "pon. 10:40" within six days ahead, "12 lis 10:40", "12 lis 2024". */
    public String moment(Instant instant) {
        var at = instant.atZone(ZONE);
        var day = dayWord(at);
        if (day != null) {
            return day + " " + hour(at);
        }
        var pattern = at.getYear() == today().getYear() ? "d MMM HH:mm" : "d MMM yyyy";
        return format(pattern, at);
    }

    /**
     * A latest moment: "dziś do 16:00", "jutro do 10:40", "w środę do 10:40", "12 grudnia do 10:40". Midnight is the end
     * of the day that it closes: "dziś do 24:00".
     */
    public String latest(Instant instant) {
        var at = instant.atZone(ZONE);
        if (at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return say("by", dayOf(at.minusDays(1)), "24:00");
        }
        return say("by", dayOf(at), hour(at));
    }

    /** A moment that something lasts since: "od 10:40", "od wczoraj 10:40", "od 12 lis 10:40". */
    public String since(Instant instant) {
        var at = instant.atZone(ZONE);
        return say("since", at.toLocalDate().equals(today()) ? hour(at) : moment(instant));
    }

    /** A moment that somebody comes back or begins at: "jutro o 8:00", "w środę o 8:00", "12 grudnia o 8:00". */
    public String when(Instant instant) {
        var at = instant.atZone(ZONE);
        return say(
                "at",
                dayOf(at),
                DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).format(at));
    }

    /** The whole truth for a hover: "niedziela, 22 listopada 2026, 18:21:05". */
    public String exact(Instant instant) {
        return format("EEEE, d MMMM yyyy, HH:mm:ss", instant.atZone(ZONE));
    }

    /** "12 listopada 2026" */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale()).format(date);
    }

    /** "12.11.2026" for tables. */
    public String shortDate(LocalDate date) {
        return DateTimeFormatter.ofPattern(language == Language.PL ? "dd.MM.yyyy" : "dd/MM/yyyy", locale())
                .format(date);
    }

    /** "listopad 2026" */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale()).format(month);
    }

    /** Specialists' time: "3 h 30 min", "45 min", "6 h", "−1 h 15 min". */
    public String minutes(long minutes) {
        long size = Math.abs(minutes);
        var sign = minutes < 0 ? "−" : "";
        if (size < 60) {
            return sign + size + " min";
        }
        return sign + size / 60 + " h" + (size % 60 == 0 ? "" : " " + size % 60 + " min");
    }

    private String span(Duration span) {
        if (span.compareTo(LONG) >= 0) {
            long days = span.toDays();
            return say("days", days);
        }
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return say("moment");
        }
        return minutes(span.toMinutes());
    }

    private @Nullable String dayWord(ZonedDateTime at) {
        return switch ((int) Math.clamp(ChronoUnit.DAYS.between(today(), at.toLocalDate()), -2, 2)) {
            case 0 -> say("today");
            case 1 -> say("tomorrow");
            case -1 -> say("yesterday");
            default -> null;
        };
    }

    /** "dziś", "jutro", "w środę", "12 grudnia" */
    private String dayOf(ZonedDateTime at) {
        var word = dayWord(at);
        if (word != null) {
            return word;
        }
        long days = ChronoUnit.DAYS.between(today(), at.toLocalDate());
        return days > 1 && days < 7
                ? weekday(at)
                : format(at.getYear() == today().getYear() ? "d MMMM" : "d MMMM yyyy", at);
    }

    private String weekday(ZonedDateTime at) {
        return say("on." + at.getDayOfWeek().name());
    }

    /** "10:40" */
    public String hour(Instant instant) {
        return hour(instant.atZone(ZONE));
    }

    private static String hour(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at);
    }

    private String format(String pattern, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(pattern, locale()).format(at);
    }

    /** The day that it is in Warsaw. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private LocalDate today() {
        return today(clock);
    }

    private Locale locale() {
        return language == Language.PL ? Locale.of("pl", "PL") : Locale.UK;
    }

    private String say(String word, Object... arguments) {
        return Texts.of(language, "common.time." + word, arguments);
    }
}
