package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import pl.sos.kernel.Category;
import pl.sos.kernel.Severity;

/**
 * The order of the queue as a value: clients under S.O.S. first, then category, then severity, then the nearest due
 * instant of a running clock (none stands last), then number. The index {@code ticket_queue} holds the same order.
 */
public record QueuePlace(boolean underCare, Category category, Severity severity, Optional<Instant> due, long number)
        implements Comparable<QueuePlace> {
    private static final Comparator<QueuePlace> ORDER = Comparator.comparing((QueuePlace place) -> !place.underCare)
            .thenComparing(QueuePlace::category)
            .thenComparing(QueuePlace::severity)
            .thenComparing(place -> place.due.orElse(Instant.MAX))
            .thenComparingLong(QueuePlace::number);

    @Override
    public int compareTo(QueuePlace other) {
        return ORDER.compare(this, other);
    }

    public int careRank() {
        return underCare ? 0 : 1;
    }
}
