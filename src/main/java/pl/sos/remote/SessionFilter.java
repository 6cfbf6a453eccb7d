package pl.sos.remote;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * Which sessions a list shows.
 *
 * @param person of ours, who asked or conducted
 * @param from asked at or after
 * @param until asked before
 * @param toBook only those whose time is nowhere yet
 */
public record SessionFilter(
        Optional<ClientId> client,
        Optional<SessionState> state,
        Optional<PersonId> person,
        Optional<Instant> from,
        Optional<Instant> until,
        boolean toBook) {
    public static SessionFilter of(ClientId client) {
        return new SessionFilter(
                Optional.of(client), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }
}
