package pl.sos.contracts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pl.sos.clients.Client;
import pl.sos.contracts.NeedsOneOf;
import pl.sos.products.Product;

/**
 * The form of a contract or of a licence sale.
 *
 * @param alone what is sold without an application that it needs; a person is asked about it
 * @param clients to choose from; where there are more, one starts from the client's own page
 */
public record SigningView(
        Form form,
        Optional<Client> client,
        List<Client> clients,
        List<Product> products,
        TermsFormView terms,
        List<NeedsOneOf> alone) {

    /** By which a person says that she read what is sold alone; other applications are asked about anew. */
    static String word(List<NeedsOneOf> alone) {
        return alone.stream().map(NeedsOneOf::application).collect(Collectors.joining(" "));
    }

    public String word() {
        return word(alone);
    }

    /** The name of an application with its code. */
    public String name(String code) {
        return products.stream()
                .flatMap(product -> product.applications().stream())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> one.name() + " (" + code + ")")
                .orElse(code);
    }

    public String names(List<String> codes) {
        return codes.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** Those to choose from, with the one that is chosen. */
    public List<Client> choices() {
        if (client.isEmpty()
                || clients.stream().anyMatch(one -> one.id().equals(client.get().id()))) {
            return clients;
        }
        var all = new ArrayList<>(clients);
        all.addFirst(client.get());
        return all;
    }
}
