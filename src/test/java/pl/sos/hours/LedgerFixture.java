package pl.sos.hours;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

/** Contracts with hours, and draws of them, for tests of the ledger. */
public final class LedgerFixture {
    public static final PersonId ANNA = PersonId.next();

    private final Contracts contracts;
    private final Products products;
    private final ClientId client;

    public LedgerFixture(ApplicationContext house) {
        contracts = house.getBean(Contracts.class);
        products = house.getBean(Products.class);
        client = Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            var created = house.getBean(Clients.class).create(CreateClient.of("SM Zorza", "7811767696"));
            return ((CreateClientResult.Created) created).client().id();
        });
    }

    public ClientId client() {
        return client;
    }

    /** Each over an application of its own, so that several may be in force. */
    public Contract sign(String number, String from, HoursPackage hours) {
        return Scope.asStaff(() -> {
            products.addApplication("MERITUM", NewApplication.of("A" + number, "Aplikacja " + number));
            var signed = contracts.sign(new SignContract(
                    client,
                    number,
                    Optional.empty(),
                    LocalDate.parse(from),
                    Optional.empty(),
                    OfferDefaults.terms(Set.of("A" + number)).withHours(hours)));
            return ((SignContractResult.Signed) signed).contract();
        });
    }

    public static DrawHours draw(String key, ContractId contract, LocalDate day, long minutes) {
        return new DrawHours(
                key,
                contract,
                day,
                Minutes.of(minutes),
                "work:" + key,
                "Konsultacja",
                Optional.empty(),
                ANNA,
                Optional.empty(),
                Optional.empty());
    }
}
