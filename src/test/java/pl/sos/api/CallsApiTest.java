package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.page.testing.House;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SosTest
class CallsApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    House house;

    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    private House.People3 us;
    private Browser exchange;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        us = house.furnish();
        Scope.asStaff(() -> people.setPhone(us.maria().id(), Optional.of("+48610002003")));
        exchange = accounts.program(us.anna());
    }

    @Test
    void tellsWhomToRingAndWhatToSay() {
        var answer = post("/incoming", incoming("610 002 003", "x-1"));
        assertThat(answer.path("client").path("name").asString()).isEqualTo("SM Zorza");
        assertThat(answer.path("contact").path("name").asString()).isEqualTo("Maria Kowal");
        assertThat(answer.path("route").get(0).path("staff").asString()).isEqualTo("opiekun@perfektlab.example");
        assertThat(answer.path("route").get(0).path("extension").asString()).isEqualTo("+48616540012");
        assertThat(answer.path("route").get(1).path("staff").asString()).isEqualTo("konsultant@perfektlab.example");
        assertThat(answer.path("greeting").asString()).contains("Anna Nowak");
        assertThat(answer.path("callBack").asBoolean()).isFalse();
        assertThat(post("/incoming", incoming("610 002 003", "x-1")).path("id")).isEqualTo(answer.path("id"));
        var stranger = post("/incoming", incoming("+48221234567", "x-2"));
        assertThat(stranger.path("client").isNull()).isTrue();
        assertThat(stranger.path("route")).isEmpty();
        assertThat(stranger.path("callBack").asBoolean()).isTrue();
        var hidden = post("/incoming", incoming("anonymous", "x-3"));
        assertThat(hidden.path("client").isNull()).isTrue();
    }

    @Test
    void whatNobodyCouldMeanIsNoErrorOfTheServer() {
        assertThat(exchange.postJson("/api/v1/calls/incoming", incoming("+48610002003", "x\\u0001y"))
                        .status())
                .isEqualTo(422);
        assertThat(exchange.postJson("/api/v1/calls", "{\"at\":\"0001-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
        var id = post("/incoming", incoming("+48610002003", "x-21")).path("id").asString();
        var anna = accounts.signedIn(us.anna());
        var call = "/hotline/calls/" + id;
        assertThat(anna.post(call + "/answer").status()).isEqualTo(302);
        assertThat(anna.post(call + "/settle", "became", "NEW", "category", "NONE", "subject", "S\0", "note", "N\0")
                        .status())
                .isLessThan(500);
        var place = "%2B999999999-01-01T00:00:00Z_" + id;
        for (var address : java.util.List.of(
                "/hotline?after=" + place,
                "/hotline/calls?after=" + place,
                "/hotline/statistics?until=-999999999-01-01")) {
            assertThat(anna.get(address).status()).as(address).isEqualTo(200);
        }
        var ewa = accounts.signedIn(us.ewa());
        assertThat(ewa.post(
                                "/hotline/duty",
                                "person",
                                us.anna().id().toString(),
                                "date",
                                "+999999999-12-31",
                                "from",
                                "08:00",
                                "until",
                                "16:00")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCallRunsToATicketAndMinutes() {
        var id = post("/incoming", incoming("+48610002003", "x-4")).path("id").asString();
        assertThat(code(exchange.postJson("/api/v1/calls/" + id + "/end", "{\"minutes\":3}")))
                .isEqualTo("call-not-answered");
        // The exchange knows the call by its own name.
        var talking = post("/x-4/answer", "{\"staff\":\"opiekun@perfektlab.example\"}");
        assertThat(talking.path("state").asString()).isEqualTo("TALKING");
        assertThat(talking.path("answeredBy").asString()).isEqualTo("Anna Nowak");
        clock.advance(java.time.Duration.ofMinutes(4));
        var ended = post("/x-4/end", "{\"outcome\":\"ANSWERED\"}");
        assertThat(ended.path("state").asString()).isEqualTo("ENDED");
        assertThat(ended.path("settled").asBoolean()).isFalse();
        var settled = post("/" + id + "/end", """
                {"report":{"category":"ERROR","subject":"Zła stawka","body":"Od wczoraj."},"minutes":4,"note":"Stawka"}
                """);
        assertThat(settled.path("ticket").asString()).startsWith("SOS-");
        assertThat(settled.path("minutes").asInt()).isEqualTo(4);
        var ticket = JSON.readTree(
                exchange.get("/api/v1/tickets/" + settled.path("ticket").asString())
                        .body());
        assertThat(ticket.path("clocks").get(0).path("state").asString()).isEqualTo("MET");
        var missed = post("/incoming", incoming("+48610002003", "x-5"));
        assertThat(post("/x-5/end", "{\"outcome\":\"MISSED\"}").path("state").asString())
                .isEqualTo("MISSED");
        assertThat(missed.path("callBack").asBoolean()).isFalse();
    }

    @Test
    void whatRingsNoLongerIsAnsweredAsItStandsWhoeverIsNamed() {
        post("/incoming", incoming("+48610002003", "x-30"));
        assertThat(code(exchange.postJson("/api/v1/calls/x-30/ring", "{\"extension\":\"999\"}")))
                .isEqualTo("invalid");
        assertThat(post("/x-30/ring", "{\"extension\":\"+48616540013\"}")
                        .path("state")
                        .asString())
                .isEqualTo("RINGING");
        var night = post("/incoming", incoming("+48221234567", "x-31"));
        assertThat(night.path("route")).isEmpty();
        post("/x-30/answer", "{\"staff\":\"opiekun@perfektlab.example\"}");
        for (var who : java.util.List.of(
                "{\"extension\":\"+48616540013\"}",
                "{\"extension\":\"999\"}",
                "{\"staff\":\"konsultant@perfektlab.example\"}",
                "{}")) {
            var missed = post("/x-31/ring", who);
            assertThat(missed.path("state").asString()).as(who).isEqualTo("MISSED");
            assertThat(missed.path("owner").isNull()).isTrue();
            var talked = post("/x-30/ring", who);
            assertThat(talked.path("state").asString()).as(who).isEqualTo("TALKING");
            assertThat(talked.path("answeredBy").asString()).isEqualTo("Anna Nowak");
        }
        post("/x-30/end", "{\"outcome\":\"ANSWERED\"}");
        assertThat(post("/x-30/ring", "{\"extension\":\"999\"}").path("state").asString())
                .isEqualTo("ENDED");
    }

    @Test
    void whoComesSecondToAMissedCallReadsWhoHasIt() {
        var id = post("/incoming", incoming("+48610002003", "x-50")).path("id").asString();
        post("/x-50/end", "{\"outcome\":\"MISSED\"}");
        var call = "/hotline/calls/" + id;
        var anna = accounts.signedIn(us.anna());
        var ewa = accounts.signedIn(us.ewa());
        for (int twice = 0; twice < 2; twice++) {
            assertThat(anna.post(call + "/take", "page", "true").location()).endsWith(call);
        }
        var late = ewa.post(call + "/take", "page", "true");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Ten telefon należy już do kogoś innego: Anna Nowak.");
        assertThat(ewa.post(call + "/give-back", "page", "true").status()).isEqualTo(409);
        var list = accounts.signedIn(us.piotr()).with("HX-Request", "true").post(call + "/take");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("HX-Trigger")).contains("kogo\\u015b innego: Anna Nowak.");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(anna.post(call + "/done", "page", "true", "note", "Mail <b>")
                            .location())
                    .endsWith(call);
        }
        assertThat(anna.get(call).body()).contains("Mail &lt;b");
        for (var what : java.util.List.of("/take", "/done", "/answer")) {
            var over = ewa.post(call + what, "page", "true");
            assertThat(over.status()).as(what).isEqualTo(409);
            assertThat(over.body()).as(what).contains("Ten telefon jest już załatwiony: Anna Nowak.");
        }
        assertThat(ewa.post("/hotline/calls/" + java.util.UUID.randomUUID() + "/done")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aCallTakenByHandAndItsEnd() {
        var answer =
                exchange.postJson("/api/v1/calls", "{\"clientId\":\"" + us.zorza() + "\",\"from\":\"+48610002003\"}");
        assertThat(answer.status()).isEqualTo(201);
        var id = JSON.readTree(answer.body()).path("id").asString();
        clock.advance(java.time.Duration.ofMinutes(6));
        var settled = post("/" + id + "/end", "{\"became\":\"NONE\",\"minutes\":6,\"note\":\"Pytanie o druk\"}");
        assertThat(settled.path("settled").asBoolean()).isTrue();
        assertThat(settled.path("ticket").isNull()).isTrue();
        assertThat(settled.path("contact").asString()).isEqualTo("Maria Kowal");
    }

    @Test
    void whoCalledFromACompanysNumberMayStayOpenOrBeTypedHere() throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute(
                    "update clients.client set phones = array['+48610002000'] where id = '%s'".formatted(us.zorza()));
        }
        post("/incoming", incoming("+48610002000", "x-40"));
        post("/x-40/answer", "{}");
        var open = post("/x-40/end", "{\"became\":\"NONE\",\"minutes\":2,\"note\":\"Druk\"}");
        assertThat(open.path("settled").asBoolean()).isTrue();
        assertThat(open.path("client").asString()).isEqualTo("SM Zorza");
        assertThat(open.path("contact").isNull()).isTrue();
        post("/incoming", incoming("+48610002000", "x-41"));
        post("/x-41/answer", "{}");
        assertThat(exchange.postJson(
                                "/api/v1/calls/x-41/end",
                                "{\"became\":\"NONE\",\"callerName\":\"" + "x".repeat(121) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(post("/x-41/end", "{\"became\":\"NONE\",\"callerName\":\"Adam Nowicki\"}")
                        .path("contact")
                        .asString())
                .isEqualTo("Adam Nowicki");
    }

    @Test
    void theSameCallTakenTwiceIsOneCall() {
        var at = clock.instant().minusSeconds(60);
        var call = "{\"clientId\":\"%s\",\"from\":\"+48610002003\",\"at\":\"%s\"}".formatted(us.zorza(), at);
        var first = taken(exchange.postJson("/api/v1/calls", call));
        assertThat(taken(exchange.postJson("/api/v1/calls", call))).isEqualTo(first);
        assertThat(taken(exchange.postJson(
                        "/api/v1/calls",
                        call.replace(at.toString(), clock.instant().toString()))))
                .isNotEqualTo(first);
        assertThat(taken(accounts.program(us.ewa()).postJson("/api/v1/calls", call)))
                .as("another person's")
                .isNotEqualTo(first);
    }

    private static String taken(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).path("id").asString();
    }

    @Test
    void refusesInWordsAndHidesFromClients() {
        assertThat(code(exchange.postJson("/api/v1/calls/incoming", incoming("+48610002003", "x".repeat(201)))))
                .isEqualTo("invalid");
        assertThat(code(exchange.postJson("/api/v1/calls/incoming", incoming("9".repeat(61), "x-6"))))
                .isEqualTo("invalid");
        assertThat(exchange.postJson("/api/v1/calls/nothing/end", "{}").status())
                .isEqualTo(404);
        var maria = accounts.program(us.maria());
        assertThat(maria.postJson("/api/v1/calls/incoming", incoming("1", "x-7"))
                        .status())
                .isEqualTo(404);
    }

    private JsonNode post(String path, String json) {
        var answer = exchange.postJson("/api/v1/calls" + path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String incoming(String from, String id) {
        return "{\"from\":\"%s\",\"to\":\"616540000\",\"exchangeCallId\":\"%s\"}".formatted(from, id);
    }

    private static String code(Browser.Answer answer) {
        return JSON.readTree(answer.body()).path("code").asString();
    }
}
