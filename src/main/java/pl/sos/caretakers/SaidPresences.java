package pl.sos.caretakers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.caretakers.internal.SaidPresenceStore;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.kernel.PersonId;

/** Present, on the phone, away until: what our people set by hand and their calls set for them. Needs a staff's scope. */
@Component
public class SaidPresences {
    /** Pages that show who is there listen to it. */
    public static final Topic TOPIC = Topic.of("presence");

    /** A talk that is said to go on for longer ended without anybody saying so. */
    public static final Duration LONGEST_TALK = Duration.ofHours(3);

    /** Longer absences belong into the calendar. */
    public static final Duration LONGEST_AWAY = Duration.ofHours(24);

    private static final Duration BY_HAND = Duration.ofHours(1);

    private final SaidPresenceStore store;
    private final LiveEvents live;
    private final Clock clock;

    SaidPresences(SaidPresenceStore store, LiveEvents live, Clock clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
    }

    /** What was said and still holds. */
    @Transactional(readOnly = true)
    public Optional<SaidPresence> of(PersonId person) {
        var now = clock.instant();
        return Optional.ofNullable(store.all().get(person)).filter(said -> now.isBefore(said.until()));
    }

    @Transactional
    public void present(PersonId person) {
        store.remove(person);
        changed(person);
    }

    /** Says so by hand; it ends after an hour. */
    @Transactional
    public void onPhone(PersonId person) {
        var now = clock.instant();
        say(person, new SaidPresence(SaidPresence.State.ON_PHONE, now.plus(BY_HAND), Optional.empty()), now);
    }

    /**
     * Away from now on.
     *
     * @param until within {@link #LONGEST_AWAY}
     * @return false when that is not ahead, or too far; nothing changed
     */
    @Transactional
    public boolean away(PersonId person, Instant until) {
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_AWAY))) {
            return false;
        }
        say(person, new SaidPresence(SaidPresence.State.AWAY, until, Optional.empty()), now);
        return true;
    }

    /** The person talks; the call takes it back with {@link #hungUp}. */
    @Transactional
    public void talks(PersonId person, UUID call) {
        talks(person, call, clock.instant());
    }

    /** As {@link #talks(PersonId, UUID)}, of a talk that began at that moment; of one that is past its longest nothing is said. */
    @Transactional
    public void talks(PersonId person, UUID call, Instant since) {
        var now = clock.instant();
        var until = since.plus(LONGEST_TALK);
        if (now.isBefore(until)) {
            say(person, new SaidPresence(SaidPresence.State.ON_PHONE, until, Optional.of(call)), now);
        }
    }

    /**
     * What the call said of people holds no longer; what they said since stays.
     *
     * @return of whom it had said it
     */
    @Transactional
    public List<PersonId> hungUp(UUID call) {
        var persons = store.removeOf(call);
        persons.forEach(this::changed);
        return persons;
    }

    private void say(PersonId person, SaidPresence said, Instant now) {
        store.save(person, said, now);
        changed(person);
    }

    private void changed(PersonId person) {
        live.publish(TOPIC, Topic.of("person:" + person));
    }
}
