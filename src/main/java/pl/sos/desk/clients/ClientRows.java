package pl.sos.desk.clients;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.LooksAfter;
import pl.sos.caretakers.Reach;
import pl.sos.clients.Client;
import pl.sos.desk.clients.ClientOverviewStore.Light;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.page.Times;

/** Puts together what a list says of each client, in as many queries for a hundred as for one. */
@Component
class ClientRows {
    private final ClientOverviewStore store;
    private final Caretakers caretakers;
    private final People people;
    private final Clock clock;

    ClientRows(ClientOverviewStore store, Caretakers caretakers, People people, Clock clock) {
        this.store = store;
        this.caretakers = caretakers;
        this.people = people;
        this.clock = clock;
    }

    List<ClientRow> of(List<Client> clients) {
        var now = clock.instant();
        var ids = clients.stream().map(Client::id).toList();
        var lights = store.lights(ids, LocalDate.ofInstant(now, Times.ZONE));
        var answers = caretakers.lookingAfter(ids, now);
        var reach = caretakers.reach(answers, now);
        var known = people.findAll(Stream.concat(
                        answers.values().stream().map(LooksAfter::caretaker),
                        reach.values().stream().flatMap(one -> one.instead().stream()))
                .distinct()
                .toList());
        return clients.stream()
                .map(client -> row(
                        client,
                        lights.getOrDefault(client.id(), Light.UNKNOWN),
                        Optional.ofNullable(answers.get(client.id())),
                        Optional.ofNullable(reach.get(client.id())),
                        known))
                .toList();
    }

    private static ClientRow row(
            Client client,
            Light light,
            Optional<LooksAfter> answer,
            Optional<Reach> reach,
            Map<PersonId, Person> known) {
        return new ClientRow(
                client,
                light,
                answer.flatMap(one -> name(known, one.caretaker())),
                reach.flatMap(Reach::instead).flatMap(id -> name(known, id)));
    }

    private static Optional<String> name(Map<PersonId, Person> known, PersonId id) {
        return Optional.ofNullable(known.get(id)).map(Person::name);
    }
}
