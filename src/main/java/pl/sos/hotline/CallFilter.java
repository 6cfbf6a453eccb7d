package pl.sos.hotline;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.ClientId;

/**
 * Which calls a list shows.
 *
 * @param missedOnly those that nobody picked up
 * @param from of the calls' moments, included
 * @param until not included
 */
public record CallFilter(
        Optional<ClientId> client, boolean missedOnly, Optional<Instant> from, Optional<Instant> until) {
    public static final CallFilter ALL = new CallFilter(Optional.empty(), false, Optional.empty(), Optional.empty());

    public static CallFilter of(ClientId client) {
        return new CallFilter(Optional.of(client), false, Optional.empty(), Optional.empty());
    }
}
