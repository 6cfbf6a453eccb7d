package pl.sos.identity.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id (OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane). Each hashing
 * takes its 19 MiB, so only as many run at once as there are processors: a storm of sign-ins waits, and is refused
 * after a while, but cannot exhaust the memory.
 */
@Component
public class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    // Made with the same parameters: who is unknown is refused after the same time as who mistyped.
    private final Supplier<String> nobodysHash = once(() -> encoder.encode(Secrets.random()));

    /** More people want to sign in at this moment than can be checked. */
    public static class Crowded extends RuntimeException {
        Crowded() {
            super("too many passwords are being checked at this moment");
        }
    }

    /** @throws Crowded when no place became free in time */
    public String hash(String password) {
        return limited(() -> encoder.encode(PasswordPolicy.normalise(password)));
    }

    /** @throws Crowded when no place became free in time */
    public boolean matches(String password, String hash) {
        return limited(() -> encoder.matches(PasswordPolicy.normalise(password), hash));
    }

    /** Takes as long as {@link #matches} and says no. */
    public boolean matchesNobody(String password) {
        matches(password, nobodysHash.get());
        return false;
    }

    /** Hashed with weaker parameters than today's. */
    public boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T limited(Supplier<T> work) {
        boolean entered;
        try {
            entered = places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Crowded();
        }
        if (!entered) {
            throw new Crowded();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        var lock = new Object();
        var made = new java.util.concurrent.atomic.AtomicReference<T>();
        return () -> {
            synchronized (lock) {
                var value = made.get();
                if (value == null) {
                    value = make.get();
                    made.set(value);
                }
                return value;
            }
        };
    }
}
