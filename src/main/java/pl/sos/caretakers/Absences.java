package pl.sos.caretakers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.caretakers.internal.AbsenceStore;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;

/** When staff are away, and why. Needs the scope of staff or the system; who may note whose absence the caller decides. */
@Component
public class Absences {
    /** The page of the calendar listens to it. */
    public static final Topic TOPIC = Topic.of("absences");

    private static final Duration LONGEST = Duration.ofDays(731);

    private final AbsenceStore store;
    private final People people;
    private final AuditLog audit;
    private final LiveEvents live;
    private final Clock clock;

    Absences(AbsenceStore store, People people, AuditLog audit, LiveEvents live, Clock clock) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** Absences that touch a stretch of time, by their begin. */
    @Transactional(readOnly = true)
    public List<Absence> between(Instant from, Instant until) {
        return store.between(from, until);
    }

    @Transactional(readOnly = true)
    public Optional<Absence> find(UUID id) {
        return store.find(id);
    }

    /** Notes an absence. Absences may overlap: a sick leave begins within a vacation. */
    @Transactional
    public AddAbsenceResult add(
            PersonId person, Instant from, Instant until, Absence.Kind kind, Optional<String> note) {
        if (!from.isBefore(until)) {
            return new AddAbsenceResult.EndsBeforeItBegins();
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            return new AddAbsenceResult.TooLong();
        }
        if (people.find(person).filter(Person::isStaff).isEmpty()) {
            return new AddAbsenceResult.NotStaff(person);
        }
        var absence = new Absence(Ids.next(), person, from, until, kind, note.map(Absences::short200));
        store.insert(absence, clock.instant(), SignedIn.current().map(SignedIn::id));
        audit.record("absence.added", "person:" + person, Map.of("from", from, "until", until));
        live.publish(TOPIC);
        return new AddAbsenceResult.Added(absence);
    }

    /** False when there is none. */
    @Transactional
    public boolean remove(UUID id) {
        var absence = store.find(id);
        if (absence.isEmpty() || !store.delete(id)) {
            return false;
        }
        audit.record(
                "absence.removed",
                "person:" + absence.get().person(),
                Map.of("from", absence.get().from(), "until", absence.get().until()));
        live.publish(TOPIC);
        return true;
    }

    private static String short200(String note) {
        var clean = note.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() <= 200 ? clean : clean.substring(0, 200);
    }
}
