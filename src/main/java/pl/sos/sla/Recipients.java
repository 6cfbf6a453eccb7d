package pl.sos.sla;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * Whom a warning is for: the nearer the breach, the more people. Of clocks, and of what becomes a clock, such as a call that
 * waits to be called back.
 */
@Component
public class Recipients {
    private static final int DEPUTIES_FROM = 75;
    private static final int COORDINATORS_FROM = 90;

    private final Caretakers caretakers;
    private final People people;

    Recipients(Caretakers caretakers, People people) {
        this.caretakers = caretakers;
        this.people = people;
    }

    /** In the order in which they are asked; coordinators alone when nobody looks after the client. */
    public List<PersonId> of(ClientId client, int threshold, Instant at) {
        var told = new LinkedHashSet<PersonId>();
        caretakers.lookingAfter(client, at).ifPresent(care -> {
            told.add(care.present().orElse(care.caretaker()));
            if (threshold >= DEPUTIES_FROM) {
                told.addAll(care.chain());
            }
        });
        if (threshold >= COORDINATORS_FROM || told.isEmpty()) {
            told.addAll(coordinators(at));
        }
        return List.copyOf(told);
    }

    /** Who coordinates and is not away; when all are, who stands in for them; they themselves when nobody does. */
    public List<PersonId> coordinators(Instant at) {
        var all = people.staff().stream()
                .filter(person -> person.active() && person.has(Role.COORDINATOR))
                .map(Person::id)
                .toList();
        var here = caretakers.atHand(all, at);
        return here.isEmpty() ? all : here;
    }
}
