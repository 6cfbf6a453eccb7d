package pl.sos.clients;

import java.util.List;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;

/**
 * A contact to add, as people write it.
 *
 * @param phones as written, the one to call first first; numbers without a country code are Polish
 * @param role CLIENT_USER or DECISION_MAKER
 */
public record NewContact(
        ClientId client, String name, String email, List<String> phones, Role role, Language language) {
    public NewContact {
        phones = List.copyOf(phones);
    }
}
