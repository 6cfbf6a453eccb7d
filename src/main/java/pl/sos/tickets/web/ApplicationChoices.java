package pl.sos.tickets.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.contracts.Contracts;
import pl.sos.kernel.ClientId;
import pl.sos.products.Application;
import pl.sos.products.Products;

/** Which applications a form about a client offers, and in what order. */
@Component
public class ApplicationChoices {
    private final Contracts contracts;
    private final Products products;

    ApplicationChoices(Contracts contracts, Products products) {
        this.contracts = contracts;
        this.products = products;
    }

    /**
     * All that may be chosen. What is asked about most often stands first: of twenty applications a client may have three.
     *
     * @param underCare applications of the client's contracts, by name; none without a contract
     * @param others the vendor's others
     */
    public record Choice(List<Application> underCare, List<Application> others) {
        public Choice {
            underCare = List.copyOf(underCare);
            others = List.copyOf(others);
        }
    }

    /** @param client empty when it is not known, so that all are alike */
    public Choice of(Optional<ClientId> client, LocalDate day) {
        var underCare = client.map(one -> underCare(one, day)).orElse(List.of());
        return new Choice(
                underCare,
                products.applications().stream()
                        .filter(one -> !underCare.contains(one))
                        .toList());
    }

    /** Those of the client's contracts on a day, by name. */
    public List<Application> underCare(ClientId client, LocalDate day) {
        var catalogue = products.catalogue();
        return contracts.of(client).stream()
                .flatMap(contract -> contract.termsOn(day).stream())
                .flatMap(terms -> terms.scope().stream())
                .distinct()
                .flatMap(code -> Optional.ofNullable(catalogue.get(code)).stream())
                .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .toList();
    }
}
