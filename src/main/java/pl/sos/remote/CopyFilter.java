package pl.sos.remote;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ClientId;

/**
 * Which copies a list shows.
 *
 * @param today Europe/Warsaw, of which the state is
 */
public record CopyFilter(Optional<ClientId> client, Optional<DatabaseCopy.State> state, LocalDate today) {}
