package pl.sos.clients;

import java.util.List;
import java.util.Optional;

/**
 * A client to add, as people write it; reading and refusing is the room's work.
 *
 * @param nip ten digits, with or without separators or PL
 * @param slug empty: made from the name
 * @param phones as written; numbers without a country code are Polish
 */
public record CreateClient(
        String name,
        String nip,
        Optional<String> slug,
        Optional<String> sizeBand,
        Optional<String> city,
        List<String> phones,
        List<String> domains) {
    public CreateClient {
        phones = List.copyOf(phones);
        domains = List.copyOf(domains);
    }

    public static CreateClient of(String name, String nip) {
        return new CreateClient(name, nip, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
