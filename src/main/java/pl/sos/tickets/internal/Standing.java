package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.Optional;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClock;
import pl.sos.sla.TicketClocks;

/**
 * What the queue needs to know of a ticket's clocks.
 *
 * @param breachingAt when three quarters of the time of the clock that runs out next have passed
 */
public record Standing(Optional<Instant> due, Optional<ClockKind> kind, Optional<Instant> breachingAt) {
    public static final Standing NOTHING_RUNS = new Standing(Optional.empty(), Optional.empty(), Optional.empty());

    public static Standing of(TicketClocks clocks) {
        return clocks.next().map(Standing::of).orElse(NOTHING_RUNS);
    }

    private static Standing of(ServiceClock clock) {
        return new Standing(
                clock.due().map(Now::micros),
                Optional.of(clock.kind()),
                clock.breachingAt().map(Now::micros));
    }
}
