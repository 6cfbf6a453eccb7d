package pl.sos.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/**
 * A stopwatch of one person, kept here so that it outlives the page and the laptop.
 *
 * @param ticket what is worked on; empty while the person does not know yet for whom
 * @param seconds counted before it was last paused, answered silences taken off
 * @param runningSince when it was last started; empty while it is paused
 * @param silences while no page of the person was heard of, not answered yet, the earliest first
 */
public record Timer(
        UUID id,
        Optional<OnTicket> ticket,
        Instant startedAt,
        long seconds,
        Optional<Instant> runningSince,
        List<Silence> silences) {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    public Timer {
        silences = List.copyOf(silences);
    }

    public record OnTicket(TicketId id, TicketNumber number, String subject, ClientId client, String clientName) {}

    /** The laptop was closed, or nobody at it. */
    public record Silence(UUID id, Instant since, Instant until) {
        public Minutes minutes() {
            return Minutes.of(Duration.between(since, until).toMinutes());
        }
    }

    public boolean running() {
        return runningSince.isPresent();
    }

    public Duration elapsed(Instant now) {
        var counted = Duration.ofSeconds(seconds);
        return runningSince
                .map(since -> counted.plus(Duration.between(since, now)))
                .filter(all -> !all.isNegative())
                .orElse(counted);
    }

    /** Shorter than the least that is written down: perhaps it was started by mistake. */
    public boolean brief(Instant now) {
        return elapsed(now).compareTo(A_MINUTE) < 0;
    }

    /** As it would be written down: minutes that were begun count, at most a day. */
    public Minutes minutes(Instant now) {
        return Minutes.of(Math.clamp(Math.ceilDiv(elapsed(now).toSeconds(), 60L), 1, 1440));
    }

    /** The instant from which it would have run without a pause; what a page counts from. */
    public Instant asIfSince(Instant now) {
        return now.minus(elapsed(now));
    }
}
