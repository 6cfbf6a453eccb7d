package pl.sos.ground;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The clock of the house. It shows the present, except inside {@link #at}: data that is loaded with its history goes
 * through the same faces as everything else, which ask the clock when it happened.
 */
public final class HouseClock extends Clock {
    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    private final Clock present;

    public HouseClock(Clock present) {
        this.present = present;
    }

    /** Does something as if it were that moment, for this thread alone. */
    public static void at(Instant moment, Runnable action) {
        ScopedValue.where(MOMENT, moment).run(action);
    }

    /** The moment this thread was taken to; empty in the present. */
    public static Optional<Instant> moment() {
        return MOMENT.isBound() ? Optional.of(MOMENT.get()) : Optional.empty();
    }

    @Override
    public Instant instant() {
        return MOMENT.isBound() ? MOMENT.get() : present.instant();
    }

    @Override
    public ZoneId getZone() {
        return present.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new HouseClock(present.withZone(zone));
    }
}
