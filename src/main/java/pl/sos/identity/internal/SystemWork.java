package pl.sos.identity.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;

/** Runs the doors' own checks in a transaction of scope system: they happen before anybody's scope is known. */
@Component
public class SystemWork {
    private final TransactionTemplate transaction;

    SystemWork(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    public <T> T call(Supplier<T> work) {
        return Scope.asSystem(() -> {
            var holder = new Object() {
                @Nullable
                T result;
            };
            transaction.executeWithoutResult(status -> holder.result = work.get());
            return java.util.Objects.requireNonNull(holder.result);
        });
    }

    public void run(Runnable work) {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> work.run()));
    }
}
