package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hours.DrawHours;
import pl.sos.hours.HourLedger;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;
import pl.sos.tickets.Actor;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;
import tools.jackson.databind.JsonNode;

@SosTest
class HoursApiTest {
    @Autowired
    HourLedger ledger;

    @Autowired
    WorkLog work;

    @Autowired
    Contracts contracts;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    @Autowired
    TestAccounts accounts;

    private ClientId zorza;
    private ContractId contract;
    private Person anna;
    private Browser program;

    @BeforeEach
    void sixHoursAMonth() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i Księgowość"));
            zorza = client("SM Zorza", "7811767696");
            var signed = contracts.sign(new SignContract(
                    zorza,
                    "12/2026",
                    Optional.empty(),
                    LocalDate.parse("2026-10-01"),
                    Optional.empty(),
                    OfferDefaults.terms(Set.of("FK")).withHours(HoursPackage.monthly(Minutes.hours(6)))));
            contract = ((SignContractResult.Signed) signed).contract().id();
        });
        anna = accounts.staff(Role.CONSULTANT);
        program = accounts.program(anna);
    }

    @Test
    void tellsSumsAndEveryMinuteOfAMonth() {
        draw("a", "2026-11-05", 90);
        draw("b", "2026-11-20", 60);

        var hours = json(program.get("/api/v1/clients/" + zorza + "/hours?month=2026-11"));

        assertThat(hours.path("month").asString()).isEqualTo("2026-11");
        assertThat(hours.path("grantedMinutes").asInt()).isEqualTo(360);
        assertThat(hours.path("drawnMinutes").asInt()).isEqualTo(150);
        assertThat(hours.path("reservedMinutes").asInt()).isZero();
        assertThat(hours.path("expiredMinutes").asInt()).isZero();
        assertThat(hours.path("overageMinutes").asInt()).isZero();
        assertThat(hours.path("remainingMinutes").asInt()).isEqualTo(210);
        assertThat(hours.path("entries").size()).isEqualTo(3);
        var latest = hours.at("/entries/0");
        assertThat(latest.path("kind").asString()).isEqualTo("DRAW");
        assertThat(latest.path("on").asString()).isEqualTo("2026-11-20");
        assertThat(latest.path("minutes").asInt()).isEqualTo(60);
        assertThat(latest.path("by").asString()).isEqualTo(anna.name());

        var october = json(program.get("/api/v1/clients/" + zorza + "/hours?month=2026-10"));
        assertThat(october.path("expiredMinutes").asInt()).isEqualTo(360);
        assertThat(october.at("/entries/0/kind").asString()).isEqualTo("EXPIRY");
    }

    @Test
    void workThatTookNoHoursIsThereAndInNoSum() {
        draw("a", "2026-11-05", 90);
        Scope.asStaff(() -> work.log(
                new LogWork(
                        "free",
                        new WorkSource.Alone(zorza),
                        anna.id(),
                        WorkKind.PHONE,
                        WorkChannel.PHONE,
                        Instant.parse("2026-11-20T09:00:00Z"),
                        Minutes.of(25),
                        "Rozmowa",
                        new Counting.NotAccounted("nasza pomyłka")),
                Actor.of(anna)));

        var hours = json(accounts.program(accounts.contact(zorza, Role.DECISION_MAKER))
                .get("/api/v1/clients/" + zorza + "/hours?month=2026-11"));

        assertThat(hours.path("drawnMinutes").asInt()).isEqualTo(90);
        assertThat(hours.path("entries").size()).isEqualTo(3);
        var latest = hours.at("/entries/0");
        assertThat(latest.path("kind").asString()).isEqualTo("WORK");
        assertThat(latest.path("drawsOn").asString()).isEqualTo("NOTHING");
        assertThat(latest.path("minutes").asInt()).isZero();
        assertThat(latest.path("workedMinutes").asInt()).isEqualTo(25);
        assertThat(latest.path("reason").asString()).isEqualTo("nasza pomyłka");
        assertThat(latest.path("by").asString()).isEqualTo(anna.name());
        assertThat(hours.at("/entries/1/drawsOn").asString()).isEqualTo("HOURS");
        assertThat(hours.at("/entries/2/drawsOn").isNull()).isTrue();
    }

    @Test
    void goesOnWhereAPageOfEntriesEnded() {
        draw("a", "2026-11-05", 90);
        draw("b", "2026-11-20", 60);

        var first = json(program.get("/api/v1/clients/" + zorza + "/hours?month=2026-11&limit=2"));
        assertThat(first.path("entries").size()).isEqualTo(2);
        var rest = json(program.get("/api/v1/clients/" + zorza + "/hours?month=2026-11&limit=2&after="
                + first.path("next").asString()));
        assertThat(rest.at("/entries/0/kind").asString()).isEqualTo("GRANT");
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void refusesAMonthThatIsNone() {
        assertThat(program.get("/api/v1/clients/" + zorza + "/hours?month=2026-13")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aClientReadsItsOwnHoursOnly() {
        ClientId klon = Scope.asStaff(() -> client("Zarządca Klon", "5261040828"));

        assertThat(accounts.program(accounts.contact(zorza, Role.DECISION_MAKER))
                        .get("/api/v1/clients/" + zorza + "/hours")
                        .status())
                .isEqualTo(200);
        assertThat(accounts.program(accounts.contact(klon, Role.DECISION_MAKER))
                        .get("/api/v1/clients/" + zorza + "/hours")
                        .status())
                .isEqualTo(404);
    }

    private void draw(String key, String day, long minutes) {
        Scope.asStaff(() -> ledger.draw(new DrawHours(
                key,
                contract,
                LocalDate.parse(day),
                Minutes.of(minutes),
                "work:" + key,
                "Konsultacja",
                Optional.empty(),
                anna.id(),
                Optional.empty(),
                Optional.empty())));
    }

    private ClientId client(String name, String nip) {
        return ((CreateClientResult.Created) clients.create(CreateClient.of(name, nip)))
                .client()
                .id();
    }

    private static JsonNode json(Browser.Answer answer) {
        return StrictJson.mapper().readTree(answer.body());
    }
}
