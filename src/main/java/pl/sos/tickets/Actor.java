package pl.sos.tickets;

import java.util.Optional;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * On whose behalf something happens to a ticket.
 *
 * @param person empty when the system acts by itself, such as the closing of what was resolved long ago
 * @param client whose contact the person is; empty for staff and for the system
 * @param coordinates coordinator or administrator: may do what a rule keeps from other staff
 */
public record Actor(Optional<PersonId> person, Optional<ClientId> client, boolean coordinates) {
    public static final Actor SYSTEM = new Actor(Optional.empty(), Optional.empty(), true);

    public static Actor of(SignedIn signedIn) {
        return of(signedIn.person());
    }

    public static Actor of(Person person) {
        return new Actor(
                Optional.of(person.id()),
                person.client(),
                person.has(Role.COORDINATOR) || person.has(Role.ADMINISTRATOR));
    }

    /** A person of ours, or the system itself. */
    public boolean ours() {
        return client.isEmpty();
    }
}
