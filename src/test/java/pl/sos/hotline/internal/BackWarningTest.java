package pl.sos.hotline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pl.sos.hotline.internal.BackWarning.Towards;
import pl.sos.sla.ClockWarning;

class BackWarningTest {
    private static final Instant RANG = Instant.parse("2026-11-23T15:05:00Z");

    @Test
    void theNearerHourWarnsFirstFromTheOpeningOnAndTheReactionFromThereOn() {
        var all = all(Duration.ofHours(20), Optional.of(Duration.ofHours(30)), Duration.ofHours(48));
        assertThat(all)
                .extracting(one -> one.towards() + " " + one.threshold() + " " + hours(one.at()))
                .containsExactly(
                        "PROMISE 50 25.0",
                        "PROMISE 75 27.5",
                        "PROMISE 90 29.0",
                        "PROMISE 100 30.0",
                        "REACTION 75 36.0",
                        "REACTION 90 43.2",
                        "REACTION 100 48.0");
    }

    @Test
    void withoutAPromiseOrWithALaterOneTheReactionWarnsAlone() {
        for (var promised : List.of(Optional.<Duration>empty(), Optional.of(Duration.ofHours(64)))) {
            assertThat(all(Duration.ofHours(16), promised, Duration.ofHours(48)))
                    .extracting(one -> one.towards() + " " + hours(one.at()))
                    .containsExactly("REACTION 24.0", "REACTION 36.0", "REACTION 43.2", "REACTION 48.0");
        }
    }

    /** Whatever is promised: in the order of time, the first end is what the row shows, the last the reaction's. */
    @Test
    void theFirstEndIsWhatIsOwed() {
        long seed = Optional.ofNullable(System.getenv("SOS_SEED"))
                .map(Long::parseLong)
                .orElseGet(System::nanoTime);
        var random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            var reaction = Duration.ofMinutes(1 + random.nextInt(6000));
            var promised = random.nextInt(4) == 0
                    ? Optional.<Duration>empty()
                    : Optional.of(Duration.ofMinutes(1 + random.nextInt(6000)));
            var opens = Duration.ofMinutes(random.nextInt(3000));
            var story = "seed %d, case %d: %s, %s".formatted(seed, i, promised, reaction);
            var all = all(opens, promised, reaction);
            var owed = promised.filter(until -> until.compareTo(reaction) < 0).orElse(reaction);
            assertThat(all).as(story).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
            assertThat(all.stream().filter(one -> one.threshold() == 100).findFirst())
                    .as(story)
                    .map(BackWarning::at)
                    .contains(RANG.plus(owed));
            assertThat(all)
                    .as(story)
                    .filteredOn(one -> one.towards() == Towards.PROMISE)
                    .allSatisfy(one ->
                            assertThat(one.at()).isAfterOrEqualTo(RANG.plus(opens.compareTo(owed) < 0 ? opens : owed)));
            assertThat(all.getLast().at()).as(story).isEqualTo(RANG.plus(reaction));
            assertThat(all).as(story).hasSizeBetween(ClockWarning.THRESHOLDS.size(), 8);
            assertThat(all)
                    .as(story)
                    .allSatisfy(one -> assertThat(one.due())
                            .isEqualTo(RANG.plus(one.towards() == Towards.PROMISE ? owed : reaction)));
        }
    }

    private static List<BackWarning> all(Duration opens, Optional<Duration> promised, Duration reaction) {
        return BackWarning.all(
                RANG.plus(opens),
                promised.map(RANG::plus),
                percent -> RANG.plus(reaction.multipliedBy(percent).dividedBy(100)));
    }

    private static double hours(Instant at) {
        return Duration.between(RANG, at).toMinutes() / 60.0;
    }
}
