package pl.sos.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pl.sos.kernel.ClientId;

/**
 * Something to be found, with all its words.
 *
 * @param client whose it is; empty for what only staff finds
 * @param readers while it is confidential only these of the client's people find it
 * @param open still in hand; comes before what is over
 * @param place newer stands higher; of a ticket its number
 * @param keys what leads straight to it, as {@code Keys} writes them
 * @param shown what the client may read besides the title
 * @param internal what only staff may read
 */
public record SearchText(
        UUID id,
        SearchKind kind,
        Optional<ClientId> client,
        Optional<Set<UUID>> readers,
        boolean open,
        long place,
        List<String> keys,
        String title,
        List<String> shown,
        List<String> internal) {}
