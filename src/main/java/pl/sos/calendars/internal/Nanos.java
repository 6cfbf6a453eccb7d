package pl.sos.calendars.internal;

import java.time.Duration;
import java.time.Instant;

/** Instants and durations as nanoseconds in a long: fast, and exact from 1677 to 2262. */
public final class Nanos {

    private static final long SECOND = 1_000_000_000L;

    private Nanos() {}

    /** Nanoseconds since 1970 UTC. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
    }

    public static long of(Duration duration) {
        return duration.toNanos();
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
