package pl.sos.identity;

import java.util.Optional;
import java.util.Set;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.outbox.Greeting;

/**
 * Somebody who can sign in: one of the vendor's staff, or a contact of a client.
 *
 * @param email normalised: lower case, domain in ASCII; unique among all people
 * @param client whose contact this is; empty for staff
 * @param active an inactive person cannot sign in and his tokens are refused, but his name stays on what he did
 * @param phone E.164 or an internal number, as shown to clients
 * @param photo address of the picture on this server, such as /people/…/photo
 */
public record Person(
        PersonId id,
        String name,
        String email,
        Optional<ClientId> client,
        Set<Role> roles,
        Language language,
        boolean active,
        Optional<String> phone,
        Optional<String> photo) {
    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean isStaff() {
        return client.isEmpty();
    }

    /** How a letter to this person begins, in her language and without the comma. */
    public String greeting() {
        return Greeting.of(name, isStaff(), language);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
