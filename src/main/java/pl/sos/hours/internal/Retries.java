package pl.sos.hours.internal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that the database may refuse because of another one at the same time: a deadlock, or an entry that
 * claims a place already taken.
 */
@Component
public class Retries {
    private static final int ATTEMPTS = 24;
    private static final long SHORTEST_NANOS = 2_000_000;
    private static final int LONGEST_SHIFT = 8;

    private final TransactionTemplate transaction;

    Retries(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** In the caller's transaction, or in one of its own. */
    public <R> R once(Supplier<R> work) {
        return transaction.execute(_ -> work.get());
    }

    /** As {@link #once}; in a transaction of its own again after a refusal, each time after a longer wait. */
    public <R> R repeated(Supplier<R> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException | DuplicateKeyException refused) {
                if (attempt == ATTEMPTS) {
                    throw refused;
                }
                LockSupport.parkNanos(
                        ThreadLocalRandom.current().nextLong(SHORTEST_NANOS << Math.min(attempt, LONGEST_SHIFT)));
            }
        }
    }
}
