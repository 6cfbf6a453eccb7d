package pl.sos.work;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.work.internal.TimerStore;

/**
 * The stopwatches of our people: one for each ticket, of which one runs at a time. They are kept in the database, so that
 * neither a reload nor a closed laptop stops them. Needs a {@link pl.sos.ground.Scope} of staff.
 */
@Component
public class Timers {
    /** So long no page may be heard of before the person is asked whether that was work. */
    public static final Duration QUIET = Duration.ofMinutes(10);

    private final TimerStore store;
    private final LiveEvents live;
    private final Clock clock;

    Timers(TimerStore store, LiveEvents live, Clock clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    /** The running one first, then the latest. */
    @Transactional(readOnly = true)
    public List<Timer> of(PersonId person) {
        return store.of(person);
    }

    /**
     * Starts the stopwatch of a ticket or lets it go on; another that runs is paused.
     *
     * @param ticket empty for one that will be given to a ticket or a client when it is written down
     * @return false when there is no such ticket
     */
    @Transactional
    public boolean start(PersonId person, Optional<TicketNumber> ticket) {
        var id = ticket.flatMap(store::ticket);
        if (ticket.isPresent() && id.isEmpty()) {
            return false;
        }
        store.lock(person);
        heard(person);
        var now = clock.instant();
        store.pause(person, now);
        store.start(person, id, now);
        changed(person);
        return true;
    }

    @Transactional
    public void pause(PersonId person) {
        store.lock(person);
        heard(person);
        store.pause(person, clock.instant());
        changed(person);
    }

    /** It was written down, or thrown away. */
    @Transactional
    public void end(PersonId person, UUID timer) {
        store.lock(person);
        store.delete(person, timer);
        changed(person);
    }

    /**
     * A page of the person is open now. When none was for longer than {@link #QUIET} while a stopwatch ran, the person
     * will be asked about that time.
     */
    @Transactional
    public void heard(PersonId person) {
        store.heard(person, clock.instant(), QUIET);
    }

    /** The person says whether she worked while no page was open; an answer that was given before stays. */
    @Transactional
    public void answer(PersonId person, UUID silence, boolean subtract) {
        store.lock(person);
        store.answer(person, silence, subtract);
        changed(person);
    }

    private void changed(PersonId person) {
        live.publish(Topic.of("person:" + person));
    }
}
