package pl.sos.sla.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Pauses;
import pl.sos.kernel.PersonId;
import pl.sos.sla.ClockWarning;
import pl.sos.sla.Recipients;
import pl.sos.sla.ServiceClock;

/** What happens when an alarm rings: whoever has to know is told, once. */
@Component
public class Warner {
    private final ClockStore clocks;
    private final TraceStore traces;
    private final Calendars calendars;
    private final Recipients recipients;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Warner(
            ClockStore clocks,
            TraceStore traces,
            Calendars calendars,
            Recipients recipients,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clocks = clocks;
        this.traces = traces;
        this.calendars = calendars;
        this.recipients = recipients;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records the thresholds that were reached and tells of the highest of them: after an hour in which nothing ran nobody
     * needs to read that half of the time was used up when all of it is.
     *
     * @return when the alarm of this very reckoning has to ring again
     */
    @Transactional
    public Optional<Instant> ring(UUID id, int revision) {
        Optional<Row> found = clocks.lock(id)
                .filter(row -> row.clock().revision() == revision && row.clock().waits());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Row row = found.get();
        ServiceClock one = row.clock();
        Deadlines deadlines = calendars.deadlines(one.calendar()).orElseThrow();
        Pauses pauses = traces.pauses(one.ticket());
        Instant now = clock.instant();
        var reached = Reckoning.reached(deadlines, one.kind(), one.policy(), one.from(), pauses, row.warned(), now);
        if (reached.isEmpty()) {
            return one.nextWarning();
        }
        var highest = reached.getLast();
        reached.stream()
                .filter(lower -> !lower.equals(highest))
                .forEach(lower -> traces.warn(row, lower, now, List.of()));
        List<PersonId> told = recipients.of(one.client(), highest.threshold(), now);
        Row next = Clockwork.warned(row, highest.threshold(), deadlines, pauses);
        clocks.update(next);
        if (traces.warn(row, highest, now, told)) {
            events.publishEvent(new ClockWarning(
                    one.id(),
                    one.ticket(),
                    one.client(),
                    one.kind(),
                    row.round(),
                    highest.threshold(),
                    highest.at(),
                    one.due().orElse(highest.at()),
                    told));
        }
        return next.clock().nextWarning();
    }
}
