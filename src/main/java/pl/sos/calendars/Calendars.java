package pl.sos.calendars;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pl.sos.calendars.internal.CalendarStore;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;

/**
 * The calendars of this installation. Their deadlines are kept worked out in memory; a change takes hold at every node
 * within moments after its commit. A calendar belongs to no client: every scope sees it.
 */
@Component
public class Calendars {
    private static final Topic TOPIC = Topic.of("calendars");

    private final CalendarStore store;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final AuditLog audit;
    private final Clock clock;
    private final ConcurrentHashMap<String, Deadlines> known = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();

    Calendars(CalendarStore store, ApplicationEventPublisher events, LiveEvents live, AuditLog audit, Clock clock) {
        this.store = store;
        this.events = events;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
        live.subscribe(TOPIC::equals, _ -> forget());
    }

    /** Ready to count; empty when there is no such calendar. */
    public Optional<Deadlines> deadlines(String code) {
        Deadlines ready = known.get(code);
        if (ready != null) {
            return Optional.of(ready);
        }
        int before = changes.get();
        Optional<Deadlines> read = store.find(code).map(calendar -> new Deadlines(calendar, clock.instant()));
        // What was read while a change went through may be the former calendar: it serves this once and is not kept.
        read.filter(_ -> changes.get() == before).ifPresent(deadlines -> known.put(code, deadlines));
        return read;
    }

    public Optional<WorkingCalendar> find(String code) {
        return deadlines(code).map(Deadlines::calendar);
    }

    /** By code. */
    public List<WorkingCalendar> list() {
        return store.all();
    }

    /** Adds a calendar or puts it in the place of the one with its code; publishes {@link CalendarChanged}. */
    @Transactional
    public void save(WorkingCalendar calendar) {
        store.save(calendar, clock.instant());
        audit.record("calendar.saved", "calendar:" + calendar.code(), Map.of("week", calendar.week()));
        events.publishEvent(new CalendarChanged(calendar.code(), new Deadlines(calendar, clock.instant())));
        // Here before whoever saved goes on, at other nodes a moment later.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget();
            }
        });
        live.publish(TOPIC);
    }

    /**
     * Changes a calendar as it stands then: two who change different parts of it at once both have their way.
     *
     * @param change keeps the code; what it throws leaves the calendar as it was
     * @return the changed calendar; empty when there is none
     */
    @Transactional
    public Optional<WorkingCalendar> change(String code, UnaryOperator<WorkingCalendar> change) {
        if (!store.lock(code)) {
            return Optional.empty();
        }
        Optional<WorkingCalendar> changed = store.find(code).map(change);
        changed.ifPresent(this::save);
        return changed;
    }

    private void forget() {
        changes.incrementAndGet();
        known.clear();
    }
}
