package pl.sos.identity.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;

/** Seals the audit each second while the server runs, and clears away what nobody can use any more. */
@Component
@Profile("!admin & !test")
class Sealing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ROUNDS_PER_SWEEP = 600;

    private final AuditChain chain;
    private final Sweep sweep;
    private final Semaphore ending = new Semaphore(0);
    private volatile boolean running;

    Sealing(AuditChain chain, Sweep sweep) {
        this.chain = chain;
        this.sweep = sweep;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("audit-sealing").start(this::rounds);
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
        for (int round = 1; running; round++) {
            try {
                if (ending.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                boolean sweeping = round % ROUNDS_PER_SWEEP == 0;
                Scope.asSystem(() -> {
                    chain.sealWaiting();
                    if (sweeping) {
                        sweep.sweep();
                    }
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // The database may be away for a while; what waits stays in its queue.
                if (running) {
                    LOG.warn("The audit could not be sealed: {}", e.toString());
                }
            }
        }
    }
}
