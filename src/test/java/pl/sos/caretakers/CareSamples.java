package pl.sos.caretakers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import pl.sos.clients.CardContent;
import pl.sos.clients.ClientCards;
import pl.sos.clients.HandlingNotes;
import pl.sos.clients.HouseRule;
import pl.sos.clients.SaveCard;
import pl.sos.ground.Scope;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.RouteSamples;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

/** A card of two versions, a note and a handover under way, for the walk over all routes. */
@Component
class CareSamples implements RouteSamples {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final ClientCards cards;
    private final HandlingNotes notes;
    private final Caretakers caretakers;
    private final Handovers handovers;
    private final People people;

    CareSamples(ClientCards cards, HandlingNotes notes, Caretakers caretakers, Handovers handovers, People people) {
        this.cards = cards;
        this.notes = notes;
        this.caretakers = caretakers;
        this.handovers = handovers;
        this.people = people;
    }

    @Override
    public Map<String, String> make(ClientId client, Person contact) {
        return Scope.asSystem(() -> {
            for (int seen = 0; seen < 2; seen++) {
                var rules = Map.of(HouseRule.CONTACT, "wersja " + seen);
                cards.save(new SaveCard(client, seen, new CardContent(List.of(), rules), ""));
            }
            notes.write(client, "Mówić głośno i wyraźnie");
            var taker = staff();
            return Map.of(
                    "/caretakers/handovers/{id} id",
                    handover(client, taker).toString(),
                    "/caretakers/competence/{person} person",
                    taker.toString(),
                    "/api/v1/clients/{id}/card id",
                    client.toString());
        });
    }

    private UUID handover(ClientId client, PersonId taker) {
        caretakers.appoint(client, staff(), List.of(), LocalDate.parse("2026-01-02"));
        var started = handovers.start(client, taker, List.of(), LocalDate.parse("2026-12-01"));
        if (started instanceof StartHandoverResult.Started(var one)) {
            return one.id();
        }
        throw new AssertionError(started);
    }

    private PersonId staff() {
        var email = "opieka" + COUNTER.incrementAndGet() + "@vendor.example";
        var added = people.addStaff(email, email, Set.of(Role.CONSULTANT), Optional.empty(), Language.PL);
        if (added instanceof AddPersonResult.Added(var person)) {
            return person.id();
        }
        throw new AssertionError(added);
    }
}
