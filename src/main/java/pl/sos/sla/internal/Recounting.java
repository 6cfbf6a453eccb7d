package pl.sos.sla.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.CalendarChanged;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.Pauses;
import pl.sos.kernel.TicketId;
import pl.sos.sla.ClockChange;
import pl.sos.sla.ClocksMoved;
import pl.sos.sla.ClocksMoving;
import pl.sos.sla.ServiceClock;
import pl.sos.sla.TicketClocks;

/** Counts the waiting clocks of a calendar anew when it was changed. */
@Component
public class Recounting {
    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);
    private static final Duration ONCE_MORE = Duration.ofMinutes(1);

    private final ClockStore clocks;
    private final TraceStore traces;
    private final ClockWriter writer;
    private final Calendars calendars;
    private final SchedulerClient scheduler;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recounting(
            ClockStore clocks,
            TraceStore traces,
            ClockWriter writer,
            Calendars calendars,
            SchedulerClient scheduler,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clocks = clocks;
        this.traces = traces;
        this.writer = writer;
        this.calendars = calendars;
        this.scheduler = scheduler;
        this.events = events;
        this.clock = clock;
    }

    /** At once, and once more when the change has come to tickets that were being opened at that moment. */
    @EventListener
    public void calendarChanged(CalendarChanged changed) {
        recount(changed.code(), changed.deadlines());
        Instant at = clock.instant().plus(ONCE_MORE);
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(ClockTimers.RECOUNT, changed.code() + "@" + at), at);
    }

    @Transactional
    public void recount(String calendar) {
        calendars.deadlines(calendar).ifPresent(deadlines -> recount(calendar, deadlines));
    }

    private void recount(String calendar, Deadlines deadlines) {
        var change = new Change(ClockChange.Kind.CALENDAR_CHANGED, clock.instant(), Optional.empty());
        UUID after = FIRST;
        List<Row> rows;
        do {
            rows = clocks.waiting(calendar, after, AT_ONCE);
            Map<TicketId, Pauses> pauses = traces.pauses(
                    rows.stream().map(row -> row.clock().ticket()).distinct().toList());
            for (Row row : rows) {
                after = row.clock().id();
                recount(row, deadlines, pauses.getOrDefault(row.clock().ticket(), Pauses.NONE), change);
            }
        } while (rows.size() == AT_ONCE);
    }

    private void recount(Row row, Deadlines deadlines, Pauses pauses, Change change) {
        if (!Clockwork.moved(row, counted(row, deadlines, pauses, change.at()))) {
            return;
        }
        ServiceClock one = row.clock();
        events.publishEvent(new ClocksMoving(one.ticket()));
        // What was read before the lock was a guess.
        Optional<Row> locked = clocks.lock(one.id()).filter(now -> now.clock().waits());
        Pauses now = traces.pauses(one.ticket());
        locked.ifPresent(before -> {
            Row after = counted(before, deadlines, now, change.at());
            if (Clockwork.moved(before, after)) {
                writer.change(before, after, change);
                List<ServiceClock> all = clocks.of(List.of(one.ticket())).stream()
                        .map(Row::clock)
                        .toList();
                events.publishEvent(new ClocksMoved(new TicketClocks(one.ticket(), all)));
            }
        });
    }

    private static Row counted(Row row, Deadlines deadlines, Pauses pauses, Instant now) {
        ServiceClock one = row.clock();
        var promise = new Promise(one.client(), one.policy(), one.calendar(), one.from());
        return Clockwork.recompute(row, promise, deadlines, pauses, now);
    }
}
