package pl.sos.search.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pl.sos.search.SearchIndex;

/** Reads into the index what changed, each second; when there is much, at the {@link Pace} that leaves others their share. */
@Component
@Profile("!admin & !test")
class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(30);

    private final SearchIndex index;
    private final Semaphore ending = new Semaphore(0);
    private volatile boolean running;

    Rounds(SearchIndex index) {
        this.index = index;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().daemon().name("search-index").start(this::rounds);
    }

    @Override
    public void stop() {
        running = false;
        ending.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void rounds() {
        var pace = new Pace(now());
        var pause = Pace.PAUSE;
        while (running) {
            try {
                if (ending.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                var began = now();
                var batch = index.catchUpABit();
                pause = pace.rest(batch.read(), batch.caughtUp(), began, now());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("The search index waits, nothing is lost: {}", e.toString());
                pause = LONG_PAUSE;
            }
        }
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }
}
