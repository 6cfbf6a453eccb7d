package pl.sos.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;

/** How the index divides its time between those who write and those who look for what was written. */
class PaceTest {
    private static final int AT_ONCE = 400;

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    @Test
    void looksEachSecondWhileThereIsLittle() {
        var pace = new Pace(seconds(0));
        assertThat(pace.rest(0, true, seconds(1), seconds(1.1))).isEqualTo(Pace.PAUSE);
        assertThat(pace.rest(49, true, seconds(3), seconds(3.1))).isEqualTo(Pace.PAUSE);
    }

    @Test
    void restsFourTimesAsLongAsItWorked() {
        var pace = new Pace(seconds(0));
        assertThat(pace.rest(AT_ONCE, false, seconds(1), seconds(1.5))).isEqualTo(seconds(2));
        assertThat(pace.rest(AT_ONCE, true, seconds(9), seconds(9.5))).isEqualTo(seconds(2));
    }

    @Test
    void doesNotRestWhileSomethingMayHaveWaitedTooLong() {
        var pace = new Pace(seconds(0));
        assertThat(pace.rest(AT_ONCE, false, seconds(3), seconds(4))).isEqualTo(seconds(1));
        assertThat(pace.rest(AT_ONCE, false, seconds(5), seconds(6))).isZero();
        assertThat(pace.rest(AT_ONCE, false, seconds(6), seconds(7))).isZero();
        assertThat(pace.rest(AT_ONCE, true, seconds(7), seconds(7.5))).isEqualTo(seconds(2));
    }

    /**
     * Things come in storms and in calms, at most as fast as the index reads without rest; whatever happens, nothing waits longer than
     * twice the patience, a batch that was under way and the one that it is part of.
     */
    @Test
    void whatCameInIsReadInTimeWhateverComes() {
        Seeded.cases(60, random -> {
            double batchSeconds = random.between(50, 950) / 1e3;
            double most = AT_ONCE / batchSeconds;
            var waiting = new ArrayDeque<Double>();
            var pace = new Pace(seconds(0));
            double now = 0;
            double came = 0;
            double speed = 0;
            double worst = 0;
            double rested = 0;
            while (now < 120) {
                if (random.chance(10)) {
                    speed = random.chance(50) ? most * random.between(50, 95) / 100 : random.between(0, 20);
                }
                int taken = Math.min(AT_ONCE, waiting.size());
                for (int i = 0; i < taken; i++) {
                    worst = Math.max(worst, now + batchSeconds - waiting.remove());
                }
                double took = batchSeconds * taken / AT_ONCE;
                var rest = pace.rest(taken, taken < AT_ONCE, seconds(now), seconds(now + took));
                assertThat(rest).isBetween(Duration.ZERO, Pace.PATIENCE);
                rested += rest.toMillis() / 1e3;
                double until = now + Math.max(took + rest.toMillis() / 1e3, 0.001);
                for (; came < until; came += 1 / Math.max(speed, 0.1)) {
                    if (came >= now) {
                        waiting.add(came);
                    }
                }
                now = until;
            }
            assertThat(worst).isLessThan(2 * Pace.PATIENCE.toSeconds() + 2 * batchSeconds);
            assertThat(rested).isPositive();
        });
    }
}
