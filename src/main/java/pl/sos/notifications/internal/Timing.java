package pl.sos.notifications.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.QuietHours;

/** When something is told: a function of what was chosen, what happened and when. */
public final class Timing {
    private Timing() {}

    /** When a letter leaves. */
    public sealed interface When {
        /** By itself, at this moment or as soon as quiet hours are over. */
        record At(Instant moment) implements When {}

        /** In the one letter that leaves then. */
        record InDigest(Instant due) implements When {}
    }

    public static When mail(Choices choices, Happening what, Instant now, ZoneId zone) {
        return what.waitsForDigest() && choices.digestAt().isPresent()
                ? new When.InDigest(
                        afterQuiet(choices, nextDigest(choices.digestAt().get(), now, zone), zone))
                : new When.At(push(choices, what, now, zone));
    }

    public static Instant push(Choices choices, Happening what, Instant now, ZoneId zone) {
        return what.passesQuietHours() ? now : afterQuiet(choices, now, zone);
    }

    /** The first moment from {@code at} on that lies in no quiet hours. */
    static Instant afterQuiet(Choices choices, Instant at, ZoneId zone) {
        return choices.quiet()
                .filter(quiet -> quiet.cover(local(at, zone)))
                .map(quiet -> end(quiet, at, zone))
                .orElse(at);
    }

    /** The next time that a day's clock first shows the hour, or passes it when the hour is skipped in spring. */
    static Instant nextDigest(LocalTime hour, Instant now, ZoneId zone) {
        return days(now, zone)
                .map(day -> first(day.atTime(hour), zone))
                .filter(moment -> moment.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Quiet hours end where the clock shows it, or where it is set to a time outside of them. */
    private static Instant end(QuietHours quiet, Instant at, ZoneId zone) {
        var rules = zone.getRules();
        var shown = days(at, zone).flatMap(day -> all(day.atTime(quiet.to()), zone));
        var change = rules.nextTransition(at);
        return Stream.concat(shown, Stream.ofNullable(change).map(one -> one.getInstant()))
                .filter(moment -> moment.isAfter(at) && !quiet.cover(local(moment, zone)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Stream<LocalDate> days(Instant from, ZoneId zone) {
        var day = LocalDate.ofInstant(from, zone);
        return LongStream.rangeClosed(0, 3).mapToObj(day::plusDays);
    }

    private static Stream<Instant> all(LocalDateTime shown, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(shown);
        return offsets.isEmpty()
                ? Stream.of(rules.getTransition(shown).getInstant())
                : offsets.stream().map((ZoneOffset offset) -> shown.toInstant(offset));
    }

    private static Instant first(LocalDateTime shown, ZoneId zone) {
        return all(shown, zone).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static LocalTime local(Instant moment, ZoneId zone) {
        return LocalTime.ofInstant(moment, zone);
    }
}
