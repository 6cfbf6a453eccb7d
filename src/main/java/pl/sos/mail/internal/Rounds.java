package pl.sos.mail.internal;

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

/**
 * Works off waiting mail: at once what came in here, every few seconds what other nodes or a pipe stored. However much
 * waits, no more than two mails are in hand at a time, so that a storm leaves the machine to those who work.
 */
@Component
@Profile("!admin & !test")
class Rounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 2;

    private final Processing processing;
    private final Semaphore waits = new Semaphore(0);
    private volatile boolean running;

    Rounds(Processing processing) {
        this.processing = processing;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void waits(Intake.MailWaits mail) {
        call();
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < AT_ONCE; i++) {
            Thread.ofVirtual().name("mail-" + i).start(this::rounds);
        }
    }

    @Override
    public void stop() {
        running = false;
        call();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Calls everybody, once: in a storm thousands of calls would each be answered by a look at an empty queue. */
    private void call() {
        waits.release(Math.max(0, AT_ONCE - waits.availablePermits()));
    }

    private void rounds() {
        while (running) {
            try {
                if (!processing.workOnce()) {
                    rest();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!running) {
                    return;
                }
                LOG.warn("Mail that waits stays in its queue: {}", e.toString());
                pause();
            }
        }
    }

    /** Until somebody calls, or until it is time to look for what nobody called for. */
    private void rest() throws InterruptedException {
        boolean called = waits.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("called {}", called);
    }

    /** Whoever calls does not end it: after trouble, such as a database that is away, a look at once would only fail again. */
    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
