package pl.sos.hotline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.PersonId;

/**
 * Whom a call rings at, in order, and what its caller hears.
 *
 * @param opens when the hot-line is answered next; empty while it is open
 * @param calledBackBy until when we promise to call back then; empty while it is open
 */
public record CallRoute(
        List<PersonId> ring, Greeting greeting, Optional<Instant> opens, Optional<Instant> calledBackBy) {
    public CallRoute {
        ring = List.copyOf(ring);
    }
}
