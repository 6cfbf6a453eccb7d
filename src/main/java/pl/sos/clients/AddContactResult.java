package pl.sos.clients;

import java.util.List;
import pl.sos.identity.Person;

/** What became of adding a contact. */
public sealed interface AddContactResult {
    record Added(Person contact) implements AddContactResult {}

    /** Somebody signs in with this address already; one person is one address. */
    record EmailTaken(String email) implements AddContactResult {}

    record Refused(List<Violation> violations) implements AddContactResult {}

    record ClientNotFound() implements AddContactResult {}
}
