package pl.sos.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.ContractRow;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.page.testing.House;

/** The filters of the lists of clients and of contracts, beneath the search. */
@SosTest
class MeantInListsTest {
    private static final String NAME = "Wspólnota Słoneczne Wzgórze";

    @Autowired
    House house;

    @Autowired
    Clients clients;

    @Autowired
    Contracts contracts;

    @Autowired
    SearchIndex index;

    private House.People3 us;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        us = house.furnish();
        Scope.asSystem(() -> {
            var created = (CreateClientResult.Created) clients.create(CreateClient.of(NAME, "8941003147"));
            assertThat(contracts.sign(new SignContract(
                            created.client().id(),
                            "WM/1/2026",
                            Optional.empty(),
                            LocalDate.of(2026, 1, 1),
                            Optional.empty(),
                            OfferDefaults.terms(Set.of("CZ")))))
                    .isInstanceOf(SignContractResult.Signed.class);
        });
    }

    @Test
    void findOtherFormsAndMistypedNames() {
        // What was written a moment ago is found by its own letters, before the index knows it.
        assertThat(listed("Słoneczne")).containsExactly(NAME, "WM/1/2026");
        index.catchUp();
        for (var typed : List.of(
                "Slonecz", "sloneczne", "słonecznego wzgórza", "sloneczen wzgorze", "SLONECZNE ", "wzgózre slon")) {
            assertThat(listed(typed)).as(typed).containsExactly(NAME, "WM/1/2026");
        }
        assertThat(listed("księżycowe")).isEmpty();
    }

    @Test
    void findPartsAsBefore() {
        index.catchUp();
        assertThat(listed("M/1/20")).containsExactly("WM/1/2026");
        assertThat(listed("łoneczn")).containsExactly(NAME, "WM/1/2026");
        assertThat(listed("12/2024")).containsExactly("12/2024");
    }

    @Test
    void keepTheirOrderAndTheirCursor() {
        Scope.asSystem(() -> {
            clients.create(CreateClient.of("Zarząd Słonecznego Osiedla", "8941003213"));
            clients.create(CreateClient.of("Administracja Słoneczna", "8941003288"));
        });
        index.catchUp();
        Scope.asStaff(us.anna().id().value(), () -> {
            var first = clients.list("słoneczny", Optional.empty(), 2);
            assertThat(first.items()).extracting(Client::name).containsExactly("Administracja Słoneczna", NAME);
            assertThat(clients.list("słoneczny", first.next(), 2).items())
                    .extracting(Client::name)
                    .containsExactly("Zarząd Słonecznego Osiedla");
        });
    }

    /** Asked by a client's person, neither list knows anybody else. */
    @Test
    void meanNothingOfOthers() {
        index.catchUp();
        var found = Scope.asClient(us.zorza().value(), us.maria().id().value(), () -> both("sloneczne"));
        assertThat(found).isEmpty();
        assertThat(Scope.asClient(us.zorza().value(), us.maria().id().value(), () -> both("zroza")))
                .containsExactly("12/2024");
    }

    private List<String> listed(String typed) {
        return Scope.asStaff(us.anna().id().value(), () -> both(typed));
    }

    private List<String> both(String typed) {
        var filter = new ContractFilter(
                typed, Optional.empty(), Optional.empty(), Optional.empty(), LocalDate.of(2026, 11, 28));
        return Stream.concat(
                        clients.list(typed, Optional.empty(), 50).items().stream()
                                .map(Client::name),
                        contracts.list(filter, Optional.empty(), 50).items().stream()
                                .map(ContractRow::number))
                .toList();
    }
}
