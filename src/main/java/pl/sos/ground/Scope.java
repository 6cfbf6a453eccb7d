package pl.sos.ground;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows the running code may see. Every transaction states its scope to PostgreSQL, whose row-level security does
 * the rest; without a scope no row of a client is visible.
 *
 * <p>A scope is bound for the length of a call and to its thread. Bound inside an open transaction it holds there until
 * the call ends. It is not handed on to threads that the call starts.
 */
public sealed interface Scope {
    /** A member of the vendor's staff: all clients. */
    record Staff(@Nullable UUID personId) implements Scope {}

    /** A contact of one client: that client's rows, and of those kept for one person his own. */
    record Client(UUID clientId, UUID personId) implements Scope {}

    /** Work that nobody sits in front of: timers, imports, migrations of data. */
    @SuppressWarnings("AvoidCommonTypeNames") // nobody imports it: it is always a Scope.System
    record System() implements Scope {}

    /** What runs inside a scope and gives a result. */
    @FunctionalInterface
    interface Call<R extends @Nullable Object, X extends Throwable> {
        R call() throws X;
    }

    /** What runs inside a scope and gives none. */
    @FunctionalInterface
    interface Action<X extends Throwable> {
        void run() throws X;
    }

    static Optional<Scope> current() {
        return BoundScope.current();
    }

    /** The running code sees one client only, as that client. */
    static boolean isClient() {
        return current().filter(Client.class::isInstance).isPresent();
    }

    static <R extends @Nullable Object, X extends Throwable> R asSystem(Call<R, X> call) throws X {
        return BoundScope.call(new System(), call);
    }

    static <X extends Throwable> void asSystem(Action<X> action) throws X {
        BoundScope.run(new System(), action);
    }

    static <R extends @Nullable Object, X extends Throwable> R asStaff(Call<R, X> call) throws X {
        return BoundScope.call(new Staff(null), call);
    }

    static <X extends Throwable> void asStaff(Action<X> action) throws X {
        BoundScope.run(new Staff(null), action);
    }

    static <R extends @Nullable Object, X extends Throwable> R asStaff(UUID personId, Call<R, X> call) throws X {
        return BoundScope.call(new Staff(personId), call);
    }

    static <X extends Throwable> void asStaff(UUID personId, Action<X> action) throws X {
        BoundScope.run(new Staff(personId), action);
    }

    static <R extends @Nullable Object, X extends Throwable> R asClient(UUID clientId, UUID personId, Call<R, X> call)
            throws X {
        return BoundScope.call(new Client(clientId, personId), call);
    }

    static <X extends Throwable> void asClient(UUID clientId, UUID personId, Action<X> action) throws X {
        BoundScope.run(new Client(clientId, personId), action);
    }

    /** As PostgreSQL's setting {@code sos.scope} carries it. */
    default String setting() {
        return switch (this) {
            case Staff staff -> "staff";
            case Client client -> "client:" + client.clientId();
            case System system -> "system";
        };
    }

    /** As PostgreSQL's setting {@code sos.person} carries it; empty when nobody acts. */
    default String person() {
        return switch (this) {
            case Staff(UUID personId) -> personId == null ? "" : personId.toString();
            case Client client -> client.personId().toString();
            case System system -> "";
        };
    }
}
