package pl.sos.ground;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.sos.ground.internal.ScopedTransactions;

/** The scope bound to the running thread, kept in step with the transaction that may be open on it. */
final class BoundScope {
    private static final ScopedValue<Scope> BOUND = ScopedValue.newInstance();

    private BoundScope() {}

    static Optional<Scope> current() {
        return BOUND.isBound() ? Optional.of(BOUND.get()) : Optional.empty();
    }

    static <R extends @Nullable Object, X extends Throwable> R call(Scope scope, Scope.Call<R, X> call) throws X {
        Optional<Scope> before = current();
        boolean switched = !before.equals(Optional.of(scope)) && ScopedTransactions.switchTo(scope);
        try {
            return ScopedValue.where(BOUND, scope).<R, X>call(call::call);
        } finally {
            if (switched) {
                ScopedTransactions.switchBack(before.orElse(null));
            }
        }
    }

    static <X extends Throwable> void run(Scope scope, Scope.Action<X> action) throws X {
        BoundScope.<@Nullable Object, X>call(scope, () -> {
            action.run();
            return null;
        });
    }
}
