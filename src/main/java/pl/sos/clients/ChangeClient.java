package pl.sos.clients;

import java.util.List;
import java.util.Optional;
import pl.sos.kernel.ClientId;

/**
 * A client as it shall be from now on.
 *
 * @param version the version that the changer had before her eyes
 */
public record ChangeClient(
        ClientId id,
        int version,
        String name,
        String nip,
        String slug,
        Optional<String> sizeBand,
        Optional<String> city,
        List<String> phones,
        List<String> domains) {
    public ChangeClient {
        phones = List.copyOf(phones);
        domains = List.copyOf(domains);
    }
}
