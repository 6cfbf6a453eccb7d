package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.page.testing.House;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SosTest
class WorkApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    House house;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    private House.People3 us;
    private Browser anna;
    private String address;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        us = house.furnish();
        anna = accounts.program(us.anna());
        address = "/api/v1/tickets/" + house.report(us.maria(), Category.ANALYSIS, "Zestawienie", "Proszę.") + "/work";
    }

    @Test
    void answersWithTheDrawsItMade() {
        var answer = anna.postJson(address, work(50, "ANALYSIS"));
        assertThat(answer.status()).isEqualTo(201);
        var body = JSON.readTree(answer.body());
        assertThat(body.path("minutes").asInt()).isEqualTo(50);
        assertThat(body.path("accountedMinutes").asInt()).isEqualTo(60);
        assertThat(body.path("drawsOn").asString()).isEqualTo("HOURS");
        assertThat(body.path("draws").get(0).path("minutes").asInt()).isEqualTo(60);
        assertThat(body.path("draws").get(0).path("lot").asString()).isEqualTo("GRANT");
        assertThat(body.path("draws").get(0).path("month").asString()).isEqualTo("2026-11");
        assertThat(body.path("remainingMinutes").asInt()).isEqualTo(300);
        assertThat(body.path("price").isNull()).isTrue();
        var list = JSON.readTree(anna.get(address).body());
        assertThat(list.path("items")).hasSize(1);
    }

    @Test
    void refusesByAStableCodeAndLeavesNothing() {
        assertThat(anna.postJson(address, work(345, "ANALYSIS")).status()).isEqualTo(201);
        var refused = anna.postJson(address, work(60, "ANALYSIS"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("consent-needed");
        assertThat(refused.body()).contains("142.50 PLN");
        assertThat(JSON.readTree(anna.get(address).body()).path("items")).hasSize(1);
        assertThat(code(anna.postJson(address, work(0, "ANALYSIS")))).isEqualTo("invalid");
        assertThat(anna.postJson(address, "{\"minutes\":5}").status()).isEqualTo(422);
        var forOther = work(5, "PHONE").replace("}", ",\"by\":\"konsultant@perfektlab.example\"}");
        assertThat(anna.postJson(address, forOther).body()).contains("not-yours");
        var ewa = accounts.program(us.ewa());
        assertThat(JSON.readTree(ewa.postJson(address, forOther).body())
                        .path("by")
                        .path("name")
                        .asString())
                .isEqualTo("Piotr Lis");
    }

    @Test
    void aRetryWithTheSameKeyDrawsOnce() {
        var once = anna.with("Idempotency-Key", "work-1");
        var first = once.postJson(address, work(30, "ANALYSIS"));
        var second = once.postJson(address, work(30, "ANALYSIS"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(JSON.readTree(anna.get(address).body()).path("items")).hasSize(1);
        // A refusal is told again too.
        var tooMuch = anna.with("Idempotency-Key", "work-2");
        assertThat(tooMuch.postJson(address, work(900, "ANALYSIS")).status()).isEqualTo(422);
        assertThat(tooMuch.postJson(address, work(900, "ANALYSIS")).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void workIsOurs() {
        var maria = accounts.program(us.maria());
        assertThat(maria.postJson(address, work(10, "PHONE")).status()).isEqualTo(404);
        assertThat(maria.get(address).status()).isEqualTo(404);
    }

    private static String work(int minutes, String kind) {
        return """
                {"minutes":%d,"kind":"%s","performedAt":"2026-11-20T08:00:00Z","note":"Zestawienie zaległości"}
                """.strip().formatted(minutes, kind);
    }

    private static String code(Browser.Answer answer) {
        JsonNode body = JSON.readTree(answer.body());
        return body.path("code").asString();
    }
}
