package pl.sos.identity;

import java.util.Map;
import org.springframework.stereotype.Component;
import pl.sos.identity.internal.Sessions;
import pl.sos.identity.testing.RouteSamples;
import pl.sos.kernel.ClientId;

/** A session and a token of a client's contact. */
@Component
class IdentitySamples implements RouteSamples {
    private final Sessions sessions;

    IdentitySamples(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Map<String, String> make(ClientId client, Person contact) {
        sessions.open(contact.id(), "127.0.0.1", "another");
        return Map.of(
                "/account/sessions/{id}/end id",
                sessions.of(contact.id()).getFirst().id().toString(),
                "/clients/{slug}/contacts/{person} person",
                contact.id().toString());
    }
}
