package pl.sos.caretakers.web;

import java.util.List;
import java.util.Map;
import pl.sos.caretakers.Competence;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.products.Application;

/** Who knows what: applications down, people across. */
public record CompetenceView(
        List<Person> staff, List<Application> applications, Map<PersonId, Competence> known, boolean mayWrite) {
    public Competence of(Person person) {
        return known.getOrDefault(person.id(), Competence.NONE);
    }

    /** How many of us can look after a client with this application alone. */
    public long ready(Application application) {
        return known.values().stream()
                .filter(one -> one.level(application.code(), Competence.Side.FUNCTIONAL)
                                .suffices()
                        && one.level(application.code(), Competence.Side.TECHNICAL)
                                .suffices())
                .count();
    }

    /** What one person knows, to be written down. */
    public record Sheet(Person person, List<Application> applications, Competence competence, boolean mayWrite) {}
}
