package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nobody has to call twice, and nobody can call a look into trouble that just failed. */
class QueueRoundsTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final Semaphore looks = new Semaphore(0);

    @Test
    void looksAgainWhenCalledAndAsLongAsThereIsMore() throws InterruptedException {
        var waiting = new AtomicInteger(3);
        var rounds = new Called(() -> waiting.getAndUpdate(left -> Math.max(0, left - 1)) > 0);
        rounds.start();
        assertThat(looked(4)).isTrue();

        waiting.set(2);
        rounds.call();
        assertThat(looked(3)).isTrue();
        assertThat(waiting).hasValue(0);

        rounds.stop();
        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void waitsAfterTroubleHoweverOftenItIsCalledUntilItIsStopped() throws InterruptedException {
        var rounds = new Called(() -> {
            throw new IllegalStateException("the database is away");
        });
        rounds.start();
        assertThat(looked(1)).isTrue();

        rounds.call();
        assertThat(looks.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();

        rounds.stop();
        rounds.start();
        assertThat(looked(1)).as("begun anew").isTrue();
        rounds.stop();
    }

    @Test
    void oneAloneWorksWhileItGivesWay() throws InterruptedException {
        var way = new AtomicBoolean(true);
        var atOnce = new AtomicInteger();
        var both = new CountDownLatch(2);
        var one = new Semaphore(0);
        var rounds = new QueueRounds("given", 2, NEVER) {
            @Override
            protected boolean look() {
                atOnce.incrementAndGet();
                both.countDown();
                one.release();
                try {
                    // Holds whoever looks: the second is seen beside the first or not at all.
                    return both.await(way.get() ? 1 : 60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }

            @Override
            protected boolean givesWay() {
                return way.get();
            }
        };
        rounds.start();
        assertThat(one.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        assertThat(one.tryAcquire(700, TimeUnit.MILLISECONDS)).isFalse();

        way.set(false);
        assertThat(both.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(atOnce.get()).isGreaterThanOrEqualTo(2);
        rounds.stop();
    }

    private boolean looked(int times) throws InterruptedException {
        return looks.tryAcquire(times, 60, TimeUnit.SECONDS);
    }

    private interface Look {
        boolean look();
    }

    private final class Called extends QueueRounds {
        private final Look look;

        Called(Look look) {
            super("called", 1, NEVER);
            this.look = look;
        }

        @Override
        protected boolean look() {
            looks.release();
            return look.look();
        }
    }
}
