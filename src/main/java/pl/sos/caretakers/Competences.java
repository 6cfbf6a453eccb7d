package pl.sos.caretakers;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.caretakers.Competence.Subject;
import pl.sos.caretakers.internal.CompetenceStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.PersonId;
import pl.sos.products.Products;

/** What each specialist knows. For staff; who may write it is said by the routes. */
@Component
public class Competences {
    private final CompetenceStore store;
    private final People people;
    private final Products products;
    private final AuditLog audit;
    private final Clock clock;

    Competences(CompetenceStore store, People people, Products products, AuditLog audit, Clock clock) {
        this.store = store;
        this.people = people;
        this.products = products;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Competence of(PersonId person) {
        return store.all().getOrDefault(person, Competence.NONE);
    }

    /** Of everybody who knows something. */
    @Transactional(readOnly = true)
    public Map<PersonId, Competence> all() {
        return store.all();
    }

    /** Writes down all that a person knows; what is not named is not known any more. */
    @Transactional
    public SetCompetenceResult set(PersonId person, Competence competence) {
        if (people.find(person).filter(Person::isStaff).isEmpty()) {
            return new SetCompetenceResult.NotStaff(person);
        }
        var known = products.catalogue();
        var stranger = applications(competence.levels().keySet()).stream()
                .filter(code -> !known.containsKey(code))
                .findFirst();
        if (stranger.isPresent()) {
            return new SetCompetenceResult.UnknownApplication(stranger.get());
        }
        var before = of(person);
        var changes = new TreeMap<String, String>();
        before.levels().forEach((subject, level) -> changes.put(name(subject), level + " → NONE"));
        competence.levels().forEach((subject, level) -> {
            var was = before.level(subject.application(), subject.side());
            changes.put(name(subject), was + " → " + level);
            if (was == level) {
                changes.remove(name(subject));
            }
        });
        if (!changes.isEmpty()) {
            store.replace(
                    person, competence, clock.instant(), SignedIn.current().map(SignedIn::id));
            audit.record("competence.set", "person:" + person, changes);
        }
        return new SetCompetenceResult.Saved(competence);
    }

    private static Collection<String> applications(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::application).distinct().sorted().toList();
    }

    private static String name(Subject subject) {
        return subject.application() + " " + subject.side();
    }
}
