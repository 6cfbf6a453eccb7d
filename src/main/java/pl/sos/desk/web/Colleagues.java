package pl.sos.desk.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.Presence;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/** To whom a ticket can be given, each with whether he is there to take it. */
@Component
public class Colleagues {
    private final People people;
    private final Caretakers caretakers;
    private final Clock clock;

    Colleagues(People people, Caretakers caretakers, Clock clock) {
        this.people = people;
        this.caretakers = caretakers;
        this.clock = clock;
    }

    List<Colleague> all() {
        var staff = people.staff();
        var presence = caretakers.presence(staff.stream().map(Person::id).toList(), clock.instant());
        return staff.stream()
                .map(one -> new Colleague(one.id(), one.name(), back(presence.get(one.id()))))
                .toList();
    }

    private static Optional<Instant> back(@Nullable Presence presence) {
        return presence instanceof Presence.Away away ? Optional.of(away.until()) : Optional.empty();
    }

    /** @param backAt when he comes back; empty unless he is away */
    public record Colleague(PersonId id, String name, Optional<Instant> backAt) {}
}
