package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;
import tools.jackson.databind.JsonNode;

@SosTest
class ContractsApiTest {
    @Autowired
    Clients clients;

    @Autowired
    Products products;

    @Autowired
    TestAccounts accounts;

    private ClientId zorza;
    private ClientId klon;
    private Browser billing;

    @BeforeEach
    void twoClients() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            Stream.of("FK", "CZ_ZW", "KADRY")
                    .forEach(code -> products.addApplication("MERITUM", NewApplication.of(code, "Aplikacja " + code)));
            zorza = client("SM Zorza", "7811767696");
            klon = client("Zarządca Klon", "5261040828");
        });
        billing = accounts.program(accounts.staff(Role.BILLING));
    }

    @Test
    void aContractWithoutTermsHasTheOffers() {
        var answer = billing.postJson("/api/v1/contracts", contract("12/2024", "[\"FK\",\"CZ_ZW\"]", ""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var contract = json(answer);
        assertThat(answer.location())
                .isEqualTo("/api/v1/contracts/" + contract.path("id").asString());
        assertThat(contract.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(contract.path("until").isNull()).isTrue();
        assertThat(contract.path("scope").toString()).isEqualTo("[\"CZ_ZW\",\"FK\"]");
        assertThat(contract.at("/terms/reaction").toString())
                .isEqualTo("{\"amount\":\"PT48H\",\"counting\":\"CLOCK\"}");
        assertThat(contract.at("/terms/calendar").asString()).isEqualTo("pl-8-16");
        assertThat(contract.at("/terms/channels").size()).isEqualTo(4);
        assertThat(billing.get(answer.location()).body()).isEqualTo(answer.body());
        assertThat(json(billing.get("/api/v1/contracts?client=" + zorza))
                        .at("/items/0/number")
                        .asString())
                .isEqualTo("12/2024");
    }

    @Test
    void statedTermsStandInThePlaceOfTheOffers() {
        var answer = billing.postJson("/api/v1/contracts", contract("13/2024", "[\"FK\"]", """
                        , "terms": {"reaction": {"amount": "PT16H", "counting": "WORKING_HOURS"}, "includedMinutes": 360,
                          "levels": {"FAILURE": {"reaction": {"amount": "PT4H", "counting": "WORKING_HOURS"},
                                                 "repair": {"amount": "P2D", "counting": "WORKING_DAYS"}}},
                          "channels": ["PORTAL", "EMAIL"], "clauses": {"REACTION": "§ 9"}}
                        """));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var terms = json(answer).path("terms");
        assertThat(terms.at("/levels/FAILURE/repair/amount").asString()).isEqualTo("P2D");
        assertThat(terms.at("/clauses/REACTION").asString()).isEqualTo("§ 9");
        assertThat(terms.at("/clauses/SCOPE").asString()).isEqualTo("§ 2");
        assertThat(terms.path("includedMinutes").asInt()).isEqualTo(360);

        var decision = json(billing.get("/api/v1/entitlements?client=" + zorza
                + "&application=FK&category=FAILURE&channel=PORTAL&at=2026-11-23T09:00:00Z"));
        assertThat(decision.at("/reaction/due").asString()).isEqualTo("2026-11-23T13:00:00Z");
        assertThat(decision.path("contract").asString()).isEqualTo("13/2024");
        assertThat(decision.path("coverage").asString()).isEqualTo("FULL");
    }

    @Test
    void anAnnexStatesOnlyWhatChanges() {
        var signed = json(billing.postJson(
                "/api/v1/contracts", contract("16/2024", "[\"FK\"]", ", \"terms\": {\"includedMinutes\": 360}")));
        String annexes = "/api/v1/contracts/" + signed.path("id").asString() + "/annexes";
        String annex = """
                {"number": "1", "from": "2026-12-01", "scope": ["FK", "KADRY"],
                 "terms": {"includedMinutes": 600, "hours": {"period": "QUARTER", "carryOverMinutes": 120},
                           "work": {"hourlyRate": {"amount": "210.00", "currency": "PLN"}},
                           "ending": {"renewalMonths": 12}, "fee": {"monthly": {"amount": "1230.50", "currency": "PLN"}}}}
                """;
        var answer = billing.postJson(annexes, annex);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var contract = json(answer);
        assertThat(contract.at("/terms/includedMinutes").asInt()).as("today").isEqualTo(360);
        var coming = contract.at("/versions/1");
        assertThat(coming.path("annex").asString()).isEqualTo("1");
        assertThat(coming.path("scope").toString()).isEqualTo("[\"FK\",\"KADRY\"]");
        assertThat(coming.at("/terms/includedMinutes").asInt()).isEqualTo(600);
        assertThat(coming.at("/terms/hours/carryOverPeriods").asInt()).isEqualTo(1);
        assertThat(coming.at("/terms/hours/overage").asString()).isEqualTo("ASK");
        assertThat(coming.at("/terms/work/hourlyRate/amount").asString()).isEqualTo("210.00");
        assertThat(coming.at("/terms/fee/monthly/amount").asString()).isEqualTo("1230.50");
        assertThat(coming.at("/terms/fee/dueDays").asInt()).isEqualTo(14);
        assertThat(billing.postJson(annexes, annex).body()).as("again").isEqualTo(answer.body());

        var wrong = billing.postJson(annexes, annex.replace("\"1\"", "\"2\"").replace("210.00", "dwieście"));
        assertThat(wrong.status()).isEqualTo(422);
        var early = billing.postJson(annexes, "{\"number\": \"2\", \"from\": \"2026-11-01\"}");
        assertThat(json(early).at("/violations/0/code").asString()).isEqualTo("annex-not-after");
        assertThat(billing.postJson("/api/v1/contracts/" + zorza + "/annexes", annex)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void noticeAnswersWithTheDayOnWhichTheContractEnds() {
        var signed = json(billing.postJson("/api/v1/contracts", contract("17/2024", "[\"FK\"]", "")));
        String notice = "/api/v1/contracts/" + signed.path("id").asString() + "/notice";
        var answer = billing.postJson(notice, "{\"givenOn\": \"2026-11-23\", \"by\": \"CLIENT\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("state").asString()).isEqualTo("IN_NOTICE");
        assertThat(json(answer).path("until").asString()).isEqualTo("2027-02-28");
        assertThat(json(answer).at("/notice/endsOn").asString()).isEqualTo("2027-02-28");
    }

    @Test
    void refusesInWordsWhatCannotBe() {
        billing.postJson("/api/v1/contracts", contract("12/2024", "[\"FK\"]", ""));
        var twice = billing.postJson("/api/v1/contracts", contract("14/2024", "[\"FK\"]", ""));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(json(twice).at("/violations/0/code").asString()).isEqualTo("already-under-contract");
        assertThat(json(twice).at("/violations/0/message").asString())
                .isEqualTo("Aplikacja FK jest w tym czasie objęta umową 12/2024.");

        var unknown = billing.postJson("/api/v1/contracts", contract("15/2024", "[\"NIC\"]", ""));
        assertThat(json(unknown).at("/violations/0/code").asString()).isEqualTo("unknown-application");
        var strange = billing.postJson(
                "/api/v1/contracts", contract("15/2024", "[\"KADRY\"]", ", \"terms\": {\"bonus\": 1}"));
        assertThat(strange.status()).isBetween(400, 422);
    }

    @Test
    void aSaleOfALicenceAnswersWithItsContract() {
        var sale =
                "{\"clientId\":\"%s\",\"applications\":[\"FK\"],\"soldOn\":\"2026-01-31\",\"withImplementation\":false}"
                        .formatted(klon);
        var first = billing.postJson("/api/v1/licence-sales", sale);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(json(first).at("/contract/variant").asString()).isEqualTo("LICENCE_ONLY");
        assertThat(json(first).at("/contract/until").asString()).isEqualTo("2026-03-31");
        assertThat(json(first).at("/contract/terms/includedMinutes").asInt()).isEqualTo(360);
        assertThat(billing.postJson("/api/v1/licence-sales", sale).body()).isEqualTo(first.body());
        assertThat(json(billing.get("/api/v1/contracts?client=" + klon))
                        .path("items")
                        .size())
                .isEqualTo(1);

        var with = billing.postJson(
                "/api/v1/licence-sales", sale.replace("false", "true").replace("FK", "KADRY"));
        assertThat(with.status()).isEqualTo(201);
        assertThat(json(with).path("contract").isNull()).isTrue();
    }

    @Test
    void aDecisionIsASentenceInBothLanguages() {
        billing.postJson("/api/v1/contracts", contract("12/2024", "[\"FK\"]", ""));
        var outside = json(billing.get("/api/v1/entitlements?client=" + zorza + "&application=KADRY&category=ERROR"
                + "&channel=PHONE&at=2026-11-22T09:40:00Z"));

        assertThat(outside.path("coverage").asString()).isEqualTo("NONE");
        assertThat(outside.path("reason").asString()).isEqualTo("APPLICATION_OUT_OF_SCOPE");
        assertThat(outside.at("/sentence/pl").asString())
                .startsWith("Nieobjęte: aplikacja Aplikacja KADRY nie należy do zakresu umowy 12/2024");
        assertThat(outside.at("/sentence/en").asString()).startsWith("Not covered: ");

        var none = json(billing.get("/api/v1/entitlements?client=" + klon + "&category=ERROR&channel=PHONE"));
        assertThat(none.path("reason").asString()).isEqualTo("NO_CONTRACT");
        assertThat(none.path("contract").isNull()).isTrue();
    }

    @Test
    void whatIsAskedWronglyIsAnswered() {
        var ask = "/api/v1/entitlements?client=" + zorza + "&category=ERROR&channel=PHONE";
        assertThat(billing.get(ask + "&application=NIC").status()).isEqualTo(422);
        assertThat(billing.get(ask + "&at=yesterday").status()).isEqualTo(400);
        assertThat(billing.get(ask + "&at=9999-01-01T00:00:00Z").status()).isEqualTo(400);
        assertThat(billing.get("/api/v1/entitlements?client=nobody").status()).isEqualTo(400);
        assertThat(billing.get("/api/v1/entitlements?client=" + Ids.next()).status())
                .isEqualTo(404);
        assertThat(billing.get("/api/v1/contracts/" + Ids.next()).status()).isEqualTo(404);
        assertThat(billing.get("/api/v1/contracts/12-2024").status()).isEqualTo(404);
    }

    @Test
    void aClientsPersonSeesHerOwnCompanyOnly() {
        var other = billing.postJson("/api/v1/contracts", contract("12/2024", "[\"FK\"]", ""));
        var hers = accounts.program(accounts.contact(klon, Role.CLIENT_USER));

        assertThat(hers.get(other.location()).status()).isEqualTo(404);
        assertThat(hers.get("/api/v1/contracts?client=" + zorza).status()).isEqualTo(404);
        assertThat(json(hers.get("/api/v1/contracts")).path("items").size()).isZero();
        assertThat(hers.get("/api/v1/entitlements?client=" + zorza).status()).isEqualTo(404);
        assertThat(json(hers.get("/api/v1/entitlements?category=ERROR&channel=PORTAL"))
                        .path("reason")
                        .asString())
                .isEqualTo("NO_CONTRACT");
        assertThat(hers.postJson("/api/v1/contracts", contract("99/2024", "[\"FK\"]", ""))
                        .status())
                .isEqualTo(404);
    }

    private String contract(String number, String scope, String more) {
        return "{\"clientId\":\"%s\",\"variant\":\"STANDARD\",\"number\":\"%s\",\"signedOn\":\"2024-02-20\",\"from\":\"2024-03-01\",\"scope\":%s%s}"
                .formatted(zorza, number, scope, more);
    }

    private static JsonNode json(Browser.Answer answer) {
        return StrictJson.mapper().readTree(answer.body());
    }

    private ClientId client(String name, String nip) {
        return ((CreateClientResult.Created) clients.create(CreateClient.of(name, nip)))
                .client()
                .id();
    }
}
