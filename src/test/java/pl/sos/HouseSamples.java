package pl.sos;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
import pl.sos.identity.Person;
import pl.sos.identity.testing.RouteSamples;
import pl.sos.kernel.ClientId;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

/** Clients with a contract each, for the walk over all routes. */
@Component
class HouseSamples implements RouteSamples {
    private static final String[] NIPS = {"5260001246", "7740001454", "5252248481", "1132853869"};
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Clients clients;
    private final Contracts contracts;
    private final Products products;

    HouseSamples(Clients clients, Contracts contracts, Products products) {
        this.clients = clients;
        this.contracts = contracts;
        this.products = products;
    }

    Client client() {
        int number = COUNTER.incrementAndGet();
        return Scope.asSystem(() -> {
            var wanted = CreateClient.of("Spółdzielnia " + number, NIPS[number % NIPS.length]);
            return clients.create(wanted) instanceof CreateClientResult.Created(var client) ? client : fail(wanted);
        });
    }

    @Override
    public Map<String, String> make(ClientId id, Person contact) {
        return Scope.asSystem(() -> {
            products.addProduct("meritum", "MERITUM");
            products.addApplication("meritum", NewApplication.of("FK", "Finanse i księgowość"));
            var client = clients.find(id).orElseThrow();
            var number = "R-" + COUNTER.incrementAndGet();
            var signed = contracts.sign(new SignContract(
                    id,
                    number,
                    Optional.of(LocalDate.parse("2026-01-02")),
                    LocalDate.parse("2026-01-02"),
                    Optional.empty(),
                    OfferDefaults.terms(Set.of("FK"))));
            Contract contract = signed instanceof SignContractResult.Signed(var one) ? one : fail(signed);
            var values = new HashMap<String, String>();
            values.put("slug", client.slug());
            values.put("/api/v1/clients/{id} id", id.toString());
            values.put("/api/v1/clients/{id}/contacts id", id.toString());
            values.put("/api/v1/clients/{id}/caretaker id", id.toString());
            values.put("/contracts/{number} number", number);
            values.put("/api/v1/contracts/{id} id", contract.id().toString());
            return values;
        });
    }

    private static <T> T fail(Object result) {
        throw new AssertionError(String.valueOf(result));
    }
}
