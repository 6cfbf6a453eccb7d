package pl.sos.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Entitlements;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.House;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;

/** A contract is renewed after a gap, and somebody chooses which of the tickets in between it covers. */
@SosTest
class GapPagesTest {
    @Autowired
    House house;

    @Autowired
    Contracts contracts;

    @Autowired
    Entitlements entitlements;

    @Autowired
    Tickets tickets;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    private House.People3 people;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
    }

    @Test
    void whatIsChosenIsDecidedByTheRenewedContractAndTheRestIsLeft() {
        var former = sign("1/2025", "2025-01-01", "2026-06-30", Optional.empty());
        var chosen = ticket(house.report(people.kontakt(), Category.CONSULTATION, "Jak zamknąć rok", "Pytamy."));
        var other = ticket(house.report(people.kontakt(), Category.CONSULTATION, "Inna sprawa", "Pytamy."));
        assertThat(decision(chosen).coverage()).isEqualTo(Coverage.NONE);
        var renewed = sign("2/2026", "2026-12-01", "", Optional.of(former));
        assertThat(decision(chosen).coverage()).as("not by itself").isEqualTo(Coverage.NONE);

        var ewa = accounts.signedIn(people.ewa());
        var page = "/contracts/" + renewed.slug() + "/gap";
        assertThat(ewa.get(page).body())
                .contains("Jak zamknąć rok", "Inna sprawa", "1 lipca 2026", "30 listopada 2026")
                .doesNotContain("⟦");
        assertThat(ewa.post(page, Map.of("tickets", chosen.id().toString())).location())
                .isEqualTo("/contracts/" + renewed.slug());

        assertThat(decision(chosen).coverage()).isEqualTo(Coverage.FULL);
        assertThat(decision(chosen).contractNumber()).contains("2/2026");
        assertThat(decision(other).coverage()).isEqualTo(Coverage.NONE);
        assertThat(Scope.asStaff(() -> entitlements.history(chosen.id())))
                .as("no contract, one to come, covered")
                .hasSize(3);
        ewa.post(page, Map.of("tickets", chosen.id().toString()));
        assertThat(Scope.asStaff(() -> entitlements.history(chosen.id()))).hasSize(3);
    }

    private Contract sign(String number, String from, String until, Optional<Contract> follows) {
        var sign = new SignContract(
                people.lipowa(),
                number,
                Optional.empty(),
                LocalDate.parse(from),
                Optional.of(until).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                OfferDefaults.terms(Set.of("CZ")),
                follows.map(Contract::id));
        return Scope.asStaff(() -> ((SignContractResult.Signed) contracts.sign(sign)).contract());
    }

    private Ticket ticket(TicketNumber number) {
        return Scope.asStaff(() -> tickets.find(number).orElseThrow());
    }

    private Decision decision(Ticket ticket) {
        return Scope.asStaff(() -> entitlements.of(ticket.id()).orElseThrow());
    }
}
