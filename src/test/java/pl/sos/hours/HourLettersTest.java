package pl.sos.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

@SosTest
class HourLettersTest {
    @Autowired
    HourLedger ledger;

    @Autowired
    Contracts contracts;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    @Autowired
    DueTimers timers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private ClientId zorza;

    @BeforeEach
    void aClientWithADecisionMaker() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i Księgowość"));
            zorza = ((CreateClientResult.Created) clients.create(CreateClient.of("SM Zorza", "7811767696")))
                    .client()
                    .id();
        });
        accounts.contact(zorza, Role.DECISION_MAKER);
        accounts.contact(zorza, Role.CLIENT_USER);
    }

    @Test
    void tellsTheDecisionMakerAtEightyAndAtAHundredPercentOnceEach() {
        var contract = sign(HoursPackage.monthly(Minutes.hours(6)));
        draw(contract, "a", 200);
        assertThat(subjects()).isEmpty();
        draw(contract, "b", 100);
        assertThat(subjects()).containsExactly("Pakiet godzin na listopad 2026: kończy się (umowa 12/2026)");
        draw(contract, "c", 30);
        assertThat(subjects()).hasSize(1);
        draw(contract, "d", 30);
        assertThat(subjects())
                .hasSize(2)
                .contains("Pakiet godzin na listopad 2026: wykorzystany lub zarezerwowany (umowa 12/2026)");
        assertThat(bodies().getLast()).contains("Pozostało 0 min z 6 h", "po Państwa zgodzie na wycenę", "190 zł");
    }

    @Test
    void tellsOnceInTheLastWeekWhatCanStillBeBooked() {
        var contract = sign(HoursPackage.monthly(Minutes.hours(6)));
        draw(contract, "a", 150);
        morning("2026-11-24");
        assertThat(subjects()).containsExactly("Do 30 listopada 2026 można jeszcze wykorzystać 3 h 30 min");
        assertThat(bodies().getFirst()).contains("– wizyta opiekuna", "– szkolenie", "– konsultacja");

        morning("2026-11-25");
        assertThat(subjects()).as("told once a period").hasSize(1);
        morning("2026-12-24");
        assertThat(subjects()).as("eight days are left").hasSize(1);
        morning("2026-12-25");
        assertThat(subjects()).hasSize(2).contains("Do 31 grudnia 2026 można jeszcze wykorzystać 6 h");
    }

    @Test
    void saysNothingWhereNothingSensibleIsLostOrAllIsCarriedOver() {
        var carried = HoursPackage.monthly(Minutes.hours(6)).withCarryOver(new CarryOver(Minutes.hours(6), 1));
        sign(carried, "2026-11-01");
        morning("2026-11-26");

        assertThat(subjects()).isEmpty();
    }

    private void morning(String day) {
        clock.setWarsaw(day + "T07:55:00");
        timers.run();
        timers.runUntil(clock.instant().plus(Duration.ofMinutes(10)), Duration.ofMinutes(5));
    }

    private List<String> subjects() {
        return column("subject");
    }

    private List<String> bodies() {
        return column("body");
    }

    private List<String> column(String name) {
        return Scope.asSystem(
                () -> transaction.execute(status -> jdbc.sql("select " + name + " from outbox.mail order by created_at")
                        .query(String.class)
                        .list()));
    }

    private void draw(ContractId contract, String key, long minutes) {
        var result = Scope.asStaff(() -> ledger.draw(new DrawHours(
                key,
                contract,
                LocalDate.parse("2026-11-20"),
                Minutes.of(minutes),
                "work:" + key,
                "Konsultacja",
                Optional.empty(),
                PersonId.next(),
                Optional.empty(),
                Optional.empty())));
        assertThat(result).isInstanceOf(DrawResult.Drawn.class);
    }

    private ContractId sign(HoursPackage hours) {
        return sign(hours, "2026-01-01");
    }

    private ContractId sign(HoursPackage hours, String from) {
        return Scope.asStaff(() -> ((SignContractResult.Signed) contracts.sign(new SignContract(
                        zorza,
                        "12/2026",
                        Optional.empty(),
                        LocalDate.parse(from),
                        Optional.empty(),
                        OfferDefaults.terms(Set.of("FK")).withHours(hours))))
                .contract()
                .id());
    }
}
