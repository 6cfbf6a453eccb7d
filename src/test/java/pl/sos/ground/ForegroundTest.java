package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Busy while somebody opens pages, and soon not any more. */
class ForegroundTest {
    @Test
    void isBusyForAMomentAfterEachPage() {
        // Nanoseconds begin anywhere, below nought too.
        for (long begins : new long[] {0, -5, Long.MAX_VALUE - 10}) {
            var nanos = new AtomicLong(begins);
            var foreground = new Foreground(nanos::get);
            assertThat(foreground.isBusy()).as("nobody was here yet").isFalse();

            foreground.pageAsked();
            assertThat(foreground.isBusy()).isTrue();
            nanos.addAndGet(Foreground.LASTS.toNanos());
            assertThat(foreground.isBusy()).isTrue();
            nanos.addAndGet(Duration.ofMillis(1).toNanos());
            assertThat(foreground.isBusy()).isFalse();
        }
    }
}
