package pl.sos.ground;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works off what waits in a table: at once when it was {@link #call called} here, and every few seconds for what other nodes
 * put there, or for what is due only now. A room says what one look does.
 */
public abstract class QueueRounds implements SmartLifecycle {
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private final int workers;
    private final Duration pause;
    /** How long one of several rests before he looks whether he still has to give way. */
    private static final Duration GIVEN_WAY = Duration.ofMillis(500);

    private final Semaphore calls = new Semaphore(0);
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    /**
     * @param name of the threads
     * @param workers how many look at the same time, which is also how much is in hand at once
     * @param pause between two looks that nobody called for, and after trouble
     */
    protected QueueRounds(String name, int workers, Duration pause) {
        this.name = name;
        this.workers = workers;
        this.pause = pause;
    }

    /**
     * One look.
     *
     * @return whether to look again at once, since more may wait
     */
    protected abstract boolean look();

    /** Whether one alone works for now, so that the rest of the machine is left to others. */
    protected boolean givesWay() {
        return false;
    }

    /** Wakes whoever rests, once: in a storm thousands of calls would each be answered by a look at an empty table. */
    protected final void call() {
        calls.release(Math.max(0, workers - calls.availablePermits()));
    }

    @Override
    public final void start() {
        var until = new CountDownLatch(1);
        stopped = until;
        for (int i = 0; i < workers; i++) {
            boolean first = i == 0;
            // Not a virtual thread, which takes turns only where it waits: a page would stand behind a whole look.
            Thread.ofPlatform()
                    .daemon()
                    .name(workers == 1 ? name : name + "-" + i)
                    .start(() -> rounds(until, first));
        }
    }

    @Override
    public final void stop() {
        stopped.countDown();
        call();
    }

    @Override
    public final boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void rounds(CountDownLatch until, boolean first) {
        try {
            while (until.getCount() > 0) {
                if (!first && givesWay()) {
                    boolean over = until.await(GIVEN_WAY.toMillis(), TimeUnit.MILLISECONDS);
                    log.trace("gave way, over {}", over);
                } else if (!lookSafely(until)) {
                    var called = calls.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                    log.trace("called {}", called);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean lookSafely(CountDownLatch until) throws InterruptedException {
        try {
            return look();
        } catch (RuntimeException e) {
            if (until.getCount() > 0) {
                log.warn("What waits stays where it is until the next look: {}", e.toString());
            }
            // No call ends it: after trouble, such as a database that is away, a look at once would only fail again.
            boolean over = until.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            return !over;
        }
    }
}
