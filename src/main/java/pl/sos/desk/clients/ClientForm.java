package pl.sos.desk.clients;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pl.sos.clients.ChangeClient;
import pl.sos.clients.Client;
import pl.sos.clients.CreateClient;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PhoneNumber;

/** A client's fields as typed; several phones and domains are divided by commas or lines. */
public record ClientForm(
        String name,
        String nip,
        String slug,
        String sizeBand,
        String city,
        String phones,
        String domains,
        int version) {
    static final ClientForm EMPTY = new ClientForm("", "", "", "", "", "", "", 0);

    private static final Pattern BETWEEN = Pattern.compile("[,;\\n]+");

    static ClientForm of(Client client) {
        return new ClientForm(
                client.name(),
                client.nip().digits(),
                client.slug(),
                client.sizeBand().orElse(""),
                client.city().orElse(""),
                String.join(
                        ", ", client.phones().stream().map(PhoneNumber::e164).toList()),
                String.join(", ", client.domains()),
                client.version());
    }

    CreateClient creating() {
        return new CreateClient(name, nip, filled(slug), filled(sizeBand), filled(city), parts(phones), parts(domains));
    }

    ChangeClient changing(ClientId id) {
        return new ChangeClient(
                id, version, name, nip, slug, filled(sizeBand), filled(city), parts(phones), parts(domains));
    }

    static List<String> parts(String text) {
        return BETWEEN.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text.strip()).filter(clean -> !clean.isEmpty());
    }
}
