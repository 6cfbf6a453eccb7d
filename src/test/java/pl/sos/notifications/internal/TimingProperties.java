package pl.sos.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.QuietHours;
import pl.sos.notifications.internal.Timing.When;

class TimingProperties {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    @Test
    void byExample() {
        var night = choices("22:00", "07:00", "16:30");
        assertThat(Timing.push(night, Happening.ASSIGNED, at("2026-11-28T12:00:00Z"), WARSAW))
                .isEqualTo("2026-11-28T12:00:00Z");
        assertThat(Timing.push(night, Happening.CLOCK_WARNING, at("2026-11-28T21:30:00Z"), WARSAW))
                .as("22:30 in Warsaw")
                .isEqualTo("2026-11-29T06:00:00Z");
        assertThat(Timing.push(night, Happening.BREACHED, at("2026-11-28T21:30:00Z"), WARSAW))
                .isEqualTo("2026-11-28T21:30:00Z");
        assertThat(Timing.mail(night, Happening.ASSIGNED, at("2026-11-28T12:00:00Z"), WARSAW))
                .isEqualTo(new When.InDigest(at("2026-11-28T15:30:00Z")));
        assertThat(Timing.mail(night, Happening.ASSIGNED, at("2026-11-28T15:30:00Z"), WARSAW))
                .isEqualTo(new When.InDigest(at("2026-11-29T15:30:00Z")));
        assertThat(Timing.mail(night, Happening.CLOCK_WARNING, at("2026-11-28T12:00:00Z"), WARSAW))
                .as("a warning is worth nothing the next day")
                .isEqualTo(new When.At(at("2026-11-28T12:00:00Z")));
        assertThat(Timing.mail(choices("22:00", "07:00", "05:00"), Happening.NOTED, at("2026-11-28T12:00:00Z"), WARSAW))
                .as("a digest waits for the end of quiet hours as everything does")
                .isEqualTo(new When.InDigest(at("2026-11-29T06:00:00Z")));
        assertThat(Timing.push(choices("22:00", "02:30", "05:00"), Happening.NOTED, at("2026-03-29T00:10:00Z"), WARSAW))
                .as("02:30 is skipped in spring")
                .isEqualTo("2026-03-29T01:00:00Z");
    }

    /** The model walks on minute by minute and looks at the clock on the wall. */
    @Test
    void agreesWithAWalkAlongTheClock() {
        Seeded.cases(400, random -> {
            var from = time(random);
            var to = time(random);
            if (from.equals(to)) {
                return;
            }
            var choices = new Choices(
                    Map.of(),
                    random.chance(80) ? Optional.of(new QuietHours(from, to)) : Optional.empty(),
                    random.chance(60) ? Optional.of(time(random)) : Optional.empty());
            var what = random.pick(Happening.class);
            var now = moment(random);
            assertThat(Timing.push(choices, what, now, WARSAW)).isEqualTo(push(choices, what, now));
            assertThat(Timing.mail(choices, what, now, WARSAW)).isEqualTo(mail(choices, what, now));
        });
    }

    private static Instant push(Choices choices, Happening what, Instant now) {
        var at = now;
        while (what != Happening.BREACHED && isQuiet(choices, at)) {
            at = at.plusSeconds(60);
        }
        return at;
    }

    private static When mail(Choices choices, Happening what, Instant now) {
        boolean pressing = switch (what) {
            case CLOCK_WARNING, BREACHED, CALL_MISSED, REMOTE_REQUEST, COPY_DUE -> true;
            default -> false;
        };
        if (pressing || choices.digestAt().isEmpty()) {
            return new When.At(push(choices, what, now));
        }
        var day = LocalDate.ofInstant(now, WARSAW);
        var at = shows(choices.digestAt().get(), day);
        while (!at.isAfter(now)) {
            day = day.plusDays(1);
            at = shows(choices.digestAt().get(), day);
        }
        return new When.InDigest(push(choices, what, at));
    }

    /** The first minute of a day at which the clock has come as far as the hour. */
    private static Instant shows(LocalTime hour, LocalDate day) {
        var at = day.atStartOfDay(WARSAW).toInstant();
        while (LocalTime.ofInstant(at, WARSAW).isBefore(hour)) {
            at = at.plusSeconds(60);
        }
        return at;
    }

    private static boolean isQuiet(Choices choices, Instant at) {
        if (choices.quiet().isEmpty()) {
            return false;
        }
        int from = choices.quiet().get().from().toSecondOfDay();
        int length = Math.floorMod(choices.quiet().get().to().toSecondOfDay() - from, 86_400);
        return Math.floorMod(LocalTime.ofInstant(at, WARSAW).toSecondOfDay() - from, 86_400) < length;
    }

    /** Often near a change of the clocks. */
    private static Instant moment(Seeded random) {
        var base = random.pick(at("2026-03-29T01:00:00Z"), at("2026-10-25T01:00:00Z"), at("2026-11-28T12:00:00Z"));
        return base.plus(Duration.ofMinutes(random.between(-600, 600)));
    }

    private static LocalTime time(Seeded random) {
        return random.chance(50)
                ? LocalTime.of(random.between(1, 3), random.between(0, 59))
                : LocalTime.of(random.between(0, 23), random.between(0, 59));
    }

    private static Choices choices(String from, String to, String digest) {
        return new Choices(
                Map.of(),
                Optional.of(new QuietHours(LocalTime.parse(from), LocalTime.parse(to))),
                Optional.of(LocalTime.parse(digest)));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
