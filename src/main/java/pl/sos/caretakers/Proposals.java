package pl.sos.caretakers;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.HouseHours;
import pl.sos.caretakers.internal.BestFit;
import pl.sos.caretakers.internal.BestFit.Candidate;
import pl.sos.caretakers.internal.CaretakerStore;
import pl.sos.caretakers.internal.CompetenceStore;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Who would look after a client best, by competence, load and history. For staff. */
@Component
public class Proposals {
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final CaretakerStore store;
    private final CompetenceStore competences;
    private final Preparation preparation;
    private final HandledWork work;
    private final People people;
    private final HouseHours hours;
    private final Clock clock;

    Proposals(
            CaretakerStore store,
            CompetenceStore competences,
            Preparation preparation,
            HandledWork work,
            People people,
            HouseHours hours,
            Clock clock) {
        this.store = store;
        this.competences = competences;
        this.preparation = preparation;
        this.work = work;
        this.people = people;
        this.hours = hours;
        this.clock = clock;
    }

    /** Consultants and everybody else who knows an application, the best first; the present caretaker among them. */
    @Transactional(readOnly = true)
    public List<Proposal> of(ClientId client) {
        var now = clock.instant();
        var known = competences.all();
        var handled = work.of(client, now.minus(REMEMBERED));
        var clients = new HashMap<PersonId, Integer>();
        var today = hours.day(now);
        store.on(today).stream()
                .filter(one -> !one.client().equals(client))
                .forEach(one -> clients.merge(one.primary(), 1, Integer::sum));
        var history = store.history(client);
        var before = history.stream().map(Appointment::primary).collect(Collectors.toSet());
        var deputies = history.stream()
                .filter(one -> !one.from().isAfter(today))
                .findFirst()
                .map(Appointment::deputies)
                .orElse(List.of());
        var candidates = people.staff().stream()
                .filter(person -> person.has(Role.CONSULTANT) || known.containsKey(person.id()))
                .map(person -> new Candidate(
                        person.id(),
                        person.name(),
                        known.getOrDefault(person.id(), Competence.NONE),
                        clients.getOrDefault(person.id(), 0),
                        handled.getOrDefault(person.id(), HandledWork.Handled.NOTHING),
                        deputies.contains(person.id()),
                        before.contains(person.id())))
                .toList();
        return BestFit.rank(preparation.scope(client), candidates);
    }
}
