package pl.sos.outbox.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.sos.outbox.Outbox.Posted;

/** Sends the postman at once when a letter was posted here, and every few seconds for those of other nodes. */
@Component
@Profile("!admin & !test")
class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Postman postman;
    private final Semaphore posted = new Semaphore(0);
    private volatile boolean running;

    Rounds(Postman postman) {
        this.postman = postman;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void posted(Posted letter) {
        posted.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("outbox").start(this::rounds);
    }

    @Override
    public void stop() {
        running = false;
        posted.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void rounds() {
        while (running) {
            try {
                if (posted.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    posted.drainPermits();
                }
                if (running) {
                    postman.deliver();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Letters could not be delivered; they stay in the outbox: {}", e.toString());
            }
        }
    }
}
