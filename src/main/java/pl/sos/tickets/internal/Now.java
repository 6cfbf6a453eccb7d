package pl.sos.tickets.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The present moment as PostgreSQL can keep it: in whole microseconds, so that what is read back is what was written. */
@Component
public class Now {
    private final Clock clock;

    Now(Clock clock) {
        this.clock = clock;
    }

    public Instant instant() {
        return micros(clock.instant());
    }

    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
