package pl.sos.clients;

import java.util.List;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;

/**
 * A contact as he shall be from now on, as people write it.
 *
 * @param phones the one to call first first; numbers without a country code are Polish
 * @param role CLIENT_USER or DECISION_MAKER
 */
public record ChangeContact(
        ClientId client,
        PersonId contact,
        String name,
        String email,
        List<String> phones,
        Role role,
        Language language) {
    public ChangeContact {
        phones = List.copyOf(phones);
    }
}
