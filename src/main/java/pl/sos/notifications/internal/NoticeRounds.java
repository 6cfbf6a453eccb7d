package pl.sos.notifications.internal;

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
import pl.sos.notifications.internal.PushStore.Queued;

/** Pushes at once what was queued here, and looks every few seconds for what is due: pushes and digests. */
@Component
@Profile("!admin & !test")
class NoticeRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final PushCourier courier;
    private final Digests digests;
    private final Semaphore queued = new Semaphore(0);
    private volatile boolean running;

    NoticeRounds(PushCourier courier, Digests digests) {
        this.courier = courier;
        this.digests = digests;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void queued(Queued something) {
        queued.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("notices").start(this::rounds);
    }

    @Override
    public void stop() {
        running = false;
        queued.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void rounds() {
        while (running) {
            try {
                if (queued.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    queued.drainPermits();
                }
                if (running) {
                    digests.write();
                    courier.deliver();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Notices could not be sent; they wait: {}", e.toString());
            }
        }
    }
}
