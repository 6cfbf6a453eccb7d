package pl.sos.clients;

import java.util.List;
import pl.sos.identity.Person;

/** What became of changing a contact. */
public sealed interface ChangeContactResult {
    record Changed(Person contact) implements ChangeContactResult {}

    /** Somebody else signs in with this address. */
    record EmailTaken(String email) implements ChangeContactResult {}

    record Refused(List<Violation> violations) implements ChangeContactResult {}

    /** This client has no such person. */
    record NotFound() implements ChangeContactResult {}
}
