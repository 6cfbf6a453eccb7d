package pl.sos.estimates.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;

/** Who may decide for a client. */
@Component
public class Deciders {
    private final People people;
    private final Tickets tickets;

    Deciders(People people, Tickets tickets) {
        this.people = people;
        this.tickets = tickets;
    }

    /** Active decision-makers; those from whom a confidential ticket is kept are not asked about it. */
    public List<Person> of(Ticket ticket) {
        return people.contactsOf(ticket.client()).stream()
                .filter(Deciders::decides)
                .filter(person -> Scope.asClient(
                                ticket.client().value(), person.id().value(), () -> tickets.find(ticket.number()))
                        .isPresent())
                .toList();
    }

    Optional<Person> find(PersonId id, ClientId client) {
        return people.find(id)
                .filter(Deciders::decides)
                .filter(person -> person.client().equals(Optional.of(client)));
    }

    private static boolean decides(Person person) {
        return person.active() && person.has(Role.DECISION_MAKER);
    }
}
