package pl.sos.clients;

import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;

/**
 * One running copy of the product at a client's.
 *
 * @param server where it runs, such as a host name or "serwer w biurze"
 * @param dbEngine such as "PostgreSQL 16"
 * @param version the version it runs, as the client tells it
 */
public record Installation(
        InstallationId id,
        ClientId client,
        String name,
        Optional<String> server,
        Optional<String> dbEngine,
        Optional<String> version,
        Optional<String> notes) {}
