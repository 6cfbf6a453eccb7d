package pl.sos.contracts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.products.Product;

/**
 * The form of a contract or of a licence sale.
 *
 * @param clients to choose from; where there are more, one starts from the client's own page
 */
public record SigningView(
        Form form, Optional<Client> client, List<Client> clients, List<Product> products, TermsFormView terms) {

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
