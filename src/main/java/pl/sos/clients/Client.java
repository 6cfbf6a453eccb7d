package pl.sos.clients;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PhoneNumber;

/**
 * A company that reports to us.
 *
 * @param slug its name in an address: /clients/sm-zorza
 * @param sizeBand by which the price list tells sizes, such as "1001-3000 lokali"
 * @param domains e-mail domains, lower case
 * @param version counts its changes, so that two people saving at once lose nothing
 */
public record Client(
        ClientId id,
        String name,
        String slug,
        Nip nip,
        Optional<String> sizeBand,
        Optional<String> city,
        List<PhoneNumber> phones,
        List<String> domains,
        Instant createdAt,
        int version) {}
