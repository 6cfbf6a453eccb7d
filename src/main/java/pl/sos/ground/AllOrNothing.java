package pl.sos.ground;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that leave nothing behind unless they end well, and begin anew when another one came between. */
@Component
public class AllOrNothing {
    private static final int ATTEMPTS = 5;

    private final TransactionTemplate nested;

    AllOrNothing(PlatformTransactionManager transactions) {
        this.nested = new TransactionTemplate(transactions);
        // A caller's transaction goes on after a refusal; what was written for the refused wish does not.
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Within the caller's transaction, where there is one: it goes on, and beginning anew is left to the caller.
     *
     * @param well whether what was written stays
     */
    public <R> R of(Supplier<R> work, Predicate<R> well) {
        boolean own = !TransactionSynchronizationManager.isActualTransactionActive();
        for (int attempt = 1; ; attempt++) {
            try {
                return nested.execute(status -> {
                    var result = work.get();
                    if (!well.test(result)) {
                        status.setRollbackOnly();
                    }
                    return result;
                });
            } catch (ConcurrencyFailureException refused) {
                if (!own || attempt == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }
}
