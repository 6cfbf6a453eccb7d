package pl.sos.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import pl.sos.kernel.Language;
import pl.sos.kernel.Sentence;
import pl.sos.page.Words;

/** Says the steps of an explanation; times are those of the calendar's wall clock. */
public final class StepWords {
    private StepWords() {}

    public static Sentence say(Step step, ZoneId zone) {
        return new Sentence(new Speaker(Language.PL, zone).say(step), new Speaker(Language.EN, zone).say(step));
    }

    /** A public holiday's name, by the key that {@link Holidays} gives it. */
    public static Sentence holiday(String key) {
        return new Sentence(
                Words.of(Language.PL, "calendars.holiday." + key), Words.of(Language.EN, "calendars.holiday." + key));
    }

    private record Speaker(Language language, ZoneId zone) {
        String say(Step step) {
            return switch (step) {
                case Step.Starts(Instant at) -> t("starts", moment(at));
                case Step.StartsAtOpening(Instant reported, Day day, Instant opening) ->
                    t("starts-at-opening", moment(reported), why(day), moment(opening));
                case Step.EventDay(LocalDate date) -> t("event-day", date(date));
                case Step.Closed(LocalDate from, LocalDate until, Day day) ->
                    from.equals(until)
                            ? t("closed", date(from), why(day))
                            : t("closed-days", date(from), date(until), why(day));
                case Step.Counted(Instant from, Instant until, Duration time, Duration sum) ->
                    t("counted", moment(from), moment(until), span(time), span(sum));
                case Step.CountedDay(LocalDate date, int number, int of) -> t("counted-day", date(date), number, of);
                case Step.Paused(Instant from, Instant until, Duration removed) ->
                    until == null
                            ? t("pause-lasts", moment(from))
                            : t("paused", moment(from), moment(until), span(removed));
                case Step.ClockChange(Instant at, Duration shift) ->
                    t(shift.isNegative() ? "clock-back" : "clock-forward", moment(at), span(shift.abs()));
                case Step.EndOfDays(Instant at) -> t("end-of-days", moment(at));
                case Step.Due(Instant at) -> t("due", moment(at));
                case Step.Waits(Instant since) -> t("waits", moment(since));
            };
        }

        private String why(Day day) {
            return switch (day) {
                case Day.Working working -> t("why.hours");
                case Day.Extra extra -> t("why.hours");
                case Day.Weekend weekend -> t("why.weekend");
                case Day.PublicHoliday(String key) ->
                    t("why.holiday", holiday(key).in(language));
                case Day.Off(String name) -> t("why.off", name);
            };
        }

        private String t(String key, Object... arguments) {
            return Words.of(language, "calendars.step." + key, arguments);
        }

        private String moment(Instant instant) {
            ZonedDateTime at = instant.atZone(zone);
            return format(at.getSecond() == 0 ? "EEE d MMM yyyy HH:mm" : "EEE d MMM yyyy HH:mm:ss", at);
        }

        private String date(LocalDate date) {
            return format("EEE d MMM yyyy", date);
        }

        private String format(String pattern, TemporalAccessor time) {
            return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
        }

        private static String span(Duration span) {
            var text = new StringBuilder();
            part(text, span.toHours(), "h");
            part(text, span.toMinutesPart(), "min");
            part(text, span.toSecondsPart(), "s");
            return text.isEmpty() ? "0 min" : text.toString();
        }

        private static void part(StringBuilder text, long value, String unit) {
            if (value != 0) {
                text.append(text.isEmpty() ? "" : " ").append(value).append(' ').append(unit);
            }
        }
    }
}
