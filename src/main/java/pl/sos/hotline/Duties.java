package pl.sos.hotline;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.HouseHours;
import pl.sos.ground.LiveEvents;
import pl.sos.hotline.internal.DutyStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;

/** When the hot-line is answered, who is on duty, and what the exchange dials for each of us. Needs a staff's scope. */
@Component
public class Duties {
    private static final int MOST = 500;
    private static final String EXTENSION = "[0-9+*#]{1,20}";

    private final DutyStore store;
    private final HouseHours hours;
    private final People people;
    private final AuditLog audit;
    private final LiveEvents live;
    private final Clock clock;

    Duties(DutyStore store, HouseHours hours, People people, AuditLog audit, LiveEvents live, Clock clock) {
        this.store = store;
        this.hours = hours;
        this.people = people;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** Why an entry or an extension was refused. */
    public enum Wrong {
        PERSON,
        WHEN,
        HOURS,
        TOO_MANY,
        EXTENSION
    }

    /** The hot-line is open when the house is. */
    public Deadlines hours() {
        return hours.deadlines();
    }

    @Transactional(readOnly = true)
    public DutyRoster roster() {
        return new DutyRoster(store.entries(), hours().calendar().zone());
    }

    /**
     * Puts somebody on duty, each week or on one date.
     *
     * @return why not; empty when it was stored
     */
    @Transactional
    public Optional<Wrong> add(
            PersonId person, Optional<DayOfWeek> weekday, Optional<LocalDate> date, int fromMinute, int untilMinute) {
        if (!staff(person)) {
            return Optional.of(Wrong.PERSON);
        }
        boolean unknown =
                date.filter(day -> day.getYear() < 2000 || day.getYear() > 2199).isPresent();
        if (weekday.isPresent() == date.isPresent() || unknown) {
            return Optional.of(Wrong.WHEN);
        }
        if (fromMinute < 0 || untilMinute > 1440 || fromMinute >= untilMinute) {
            return Optional.of(Wrong.HOURS);
        }
        if (store.entries().size() >= MOST) {
            return Optional.of(Wrong.TOO_MANY);
        }
        var entry = new DutyRoster.Entry(Ids.next(), person, weekday, date, fromMinute, untilMinute);
        store.add(entry, clock.instant());
        audit.record(
                "duty.added", "person:" + person, Map.of("when", weekday.isPresent() ? weekday.get() : date.get()));
        live.publish(Calls.TOPIC);
        return Optional.empty();
    }

    /** False when there is none. */
    @Transactional
    public boolean remove(UUID entry) {
        boolean removed = store.remove(entry);
        if (removed) {
            audit.record("duty.removed", "duty:" + entry, Map.of());
            live.publish(Calls.TOPIC);
        }
        return removed;
    }

    /** What the exchange dials for each of us: the extension, else the telephone; who has neither cannot be rung. */
    @Transactional(readOnly = true)
    public Map<PersonId, String> extensions() {
        return store.extensions();
    }

    /** @param extension blank to dial the person's telephone again */
    @Transactional
    public Optional<Wrong> setExtension(PersonId person, String extension) {
        var clean = extension.replace(" ", "").strip();
        if (!staff(person)) {
            return Optional.of(Wrong.PERSON);
        }
        if (!clean.isEmpty() && !clean.matches(EXTENSION)) {
            return Optional.of(Wrong.EXTENSION);
        }
        store.setExtension(person, clean);
        audit.record("extension.set", "person:" + person, Map.of("extension", clean));
        return Optional.empty();
    }

    private boolean staff(PersonId person) {
        return people.find(person)
                .filter(Person::isStaff)
                .filter(Person::active)
                .isPresent();
    }
}
