package pl.sos.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.TicketId;

/**
 * The clocks of one ticket.
 *
 * @param clocks in the order of {@link ClockKind}
 */
public record TicketClocks(TicketId ticket, List<ServiceClock> clocks) {
    public TicketClocks {
        clocks =
                clocks.stream().sorted(Comparator.comparing(ServiceClock::kind)).toList();
    }

    public Optional<ServiceClock> of(ClockKind kind) {
        return clocks.stream().filter(clock -> clock.kind() == kind).findFirst();
    }

    /** The waiting clock whose deadline is nearest; a clock without deadline, held by a pause, is none. */
    public Optional<ServiceClock> next() {
        return clocks.stream()
                .filter(clock -> clock.waits() && clock.due().isPresent())
                .min(Comparator.comparing(clock -> clock.due().orElse(Instant.MAX)));
    }
}
