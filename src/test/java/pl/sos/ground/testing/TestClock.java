package pl.sos.ground.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import pl.sos.ground.HouseClock;

/** The clock of the tests: Monday 23 November 2026, 10:00 in Warsaw, until it is moved. */
public final class TestClock extends Clock {
    public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    static final TestClock INSTANCE = new TestClock();

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private volatile Instant now = START;

    private TestClock() {}

    public void set(Instant instant) {
        now = instant;
    }

    /** Sets it to a wall clock's time in Warsaw, such as {@code 2026-11-23T10:15}. */
    public void setWarsaw(String local) {
        now = LocalDateTime.parse(local).atZone(WARSAW).toInstant();
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    public void reset() {
        now = START;
    }

    @Override
    public Instant instant() {
        return HouseClock.moment().orElse(now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the zone belongs to calendars and to the edge");
    }
}
