package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.Browser.Answer;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls about clients, people, caretakers and products, as a program makes them. */
@SosTest
class ClientsApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    TestAccounts accounts;

    private Person anna;
    private Person piotr;
    private Browser coordinator;

    @BeforeEach
    void staff() {
        TestDatabase.reset();
        anna = accounts.staff(Role.CONSULTANT);
        piotr = accounts.staff(Role.CONSULTANT);
        coordinator = accounts.program(accounts.staff(Role.COORDINATOR));
    }

    @Test
    void addsAClientWithPeopleAndCaretaker() {
        var made = coordinator.postJson("/api/v1/clients", """
                {"name":"SM Zorza","nip":"526-025-02-74","phones":["61 654 00 12"],"domains":["SM-Zorza.example"]}
                """);
        assertThat(made.status()).describedAs(made.body()).isEqualTo(201);
        var client = json(made);
        assertThat(made.location())
                .isEqualTo("/api/v1/clients/" + client.get("id").asString());
        assertThat(client.get("slug").asString()).isEqualTo("sm-zorza");
        assertThat(client.get("nip").asString()).isEqualTo("5260250274");
        assertThat(client.get("phones").get(0).asString()).isEqualTo("+48616540012");
        assertThat(client.get("caretaker").isNull()).isTrue();
        assertThat(client.get("contracts")).isEmpty();

        var at = "/api/v1/clients/" + client.get("id").asString();
        var contact = coordinator.postJson(at + "/contacts", """
                {"name":"Maria Kowal","email":"Ksiegowa@sm-zorza.example","phone":"601 234 567","role":"USER"}
                """);
        assertThat(contact.status()).describedAs(contact.body()).isEqualTo(201);
        assertThat(json(contact).get("phone").asString()).isEqualTo("+48601234567");

        var appointed = coordinator.postJson(at + "/caretaker", """
                {"primary":"%s","deputies":["%s"],"from":"2020-01-01"}
                """.formatted(anna.email(), piotr.email()));
        assertThat(appointed.status()).describedAs(appointed.body()).isEqualTo(201);
        var caretaker = json(coordinator.get(at)).get("caretaker");
        assertThat(caretaker.get("name").asString()).isEqualTo(anna.name());
        assertThat(caretaker.get("photo").asString()).isEqualTo("/staff/" + anna.id() + "/photo");
        assertThat(json(coordinator.get("/api/v1/clients?query=zorza"))
                        .get("items")
                        .get(0)
                        .get("caretaker")
                        .get("name")
                        .asString())
                .isEqualTo(anna.name());
    }

    @Test
    void saysFieldByFieldWhatIsWrong() {
        var refused = coordinator.postJson(
                "/api/v1/clients",
                "{\"name\":\" \",\"nip\":\"5260250275\",\"phones\":[\"12\"],\"domains\":[\"gmail.com\"]}");
        assertThat(refused.status()).isEqualTo(422);
        var problem = json(refused);
        assertThat(problem.get("code").asString()).isEqualTo("invalid");
        assertThat(problem.get("violations")
                        .valueStream()
                        .map(one -> one.get("field").asString() + " "
                                + one.get("code").asString()))
                .containsExactlyInAnyOrder(
                        "name required", "nip nip-checksum", "phones phone-too-short", "domains public-domain");
    }

    @Test
    void refusesADuplicateWithAPointer() {
        var first = json(add("SM Zorza", "5260250274"));
        var second = add("Inna nazwa", "5260250274");
        assertThat(second.status()).isEqualTo(422);
        assertThat(json(second).get("code").asString()).isEqualTo("nip-taken");
        assertThat(json(second).get("detail").asString())
                .contains(first.get("id").asString());
    }

    @Test
    void aClientsProgramSeesItsOwnAndNothingElse() {
        var zorza = json(add("SM Zorza", "5260250274")).get("id").asString();
        var klon = json(add("Zarządca Klon", "7740001454")).get("id").asString();
        var program = accounts.program(accounts.contact(ClientId.of(zorza), Role.CLIENT_USER));
        assertThat(program.get("/api/v1/clients/" + zorza).status()).isEqualTo(200);
        assertThat(program.get("/api/v1/clients/" + klon).status()).isEqualTo(404);
        assertThat(program.get("/api/v1/clients/" + klon + "/contacts").status())
                .isEqualTo(404);
        assertThat(json(program.get("/api/v1/clients")).get("items")).hasSize(1);
        assertThat(program.postJson("/api/v1/clients", "{\"name\":\"X\",\"nip\":\"5252248481\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void pagesWithACursor() {
        add("Lipa", "7740001454");
        add("Mak", "5252248481");
        add("Zorza", "5260250274");
        var first = json(coordinator.get("/api/v1/clients?limit=2"));
        assertThat(first.get("items")).hasSize(2);
        var rest = json(coordinator.get(
                "/api/v1/clients?limit=2&after=" + first.get("next").asString()));
        assertThat(rest.get("items").get(0).get("name").asString()).isEqualTo("Zorza");
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(coordinator.get("/api/v1/clients?after=made-up").status()).isEqualTo(400);
    }

    @Test
    void unknownPeopleLookAfterNobody() {
        var id = json(add("SM Zorza", "5260250274")).get("id").asString();
        var refused = coordinator.postJson(
                "/api/v1/clients/" + id + "/caretaker", "{\"primary\":\"nobody@perfektlab.example\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(accounts.program(anna)
                        .postJson("/api/v1/clients/" + id + "/caretaker", "{\"primary\":\"" + anna.email() + "\"}")
                        .status())
                .describedAs("a consultant appoints nobody")
                .isEqualTo(404);
    }

    @Test
    void keepsTheCatalogue() {
        assertThat(coordinator
                        .postJson("/api/v1/products", "{\"code\":\"meritum\",\"name\":\"MERITUM\"}")
                        .status())
                .isEqualTo(201);
        assertThat(coordinator
                        .postJson("/api/v1/products/MERITUM/applications", "{\"code\":\"FK\",\"name\":\"Finanse\"}")
                        .status())
                .isEqualTo(201);
        var made = coordinator.postJson(
                "/api/v1/products/meritum/applications",
                "{\"code\":\"cz_zw\",\"name\":\"Czynsze\",\"dependsOn\":[\"FK\"]}");
        assertThat(json(made).get("dependsOn").get(0).asString()).isEqualTo("FK");
        assertThat(json(coordinator.get("/api/v1/products/MERITUM/applications"))
                        .get("items"))
                .hasSize(2);
        assertThat(coordinator
                        .postJson("/api/v1/products/NONE/applications", "{\"code\":\"A\",\"name\":\"A\"}")
                        .status())
                .isEqualTo(404);
        assertThat(json(coordinator.postJson(
                                "/api/v1/products/MERITUM/applications", "{\"code\":\"FK\",\"name\":\"A\"}"))
                        .get("violations")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("code-taken");
    }

    private Answer add(String name, String nip) {
        return coordinator.postJson("/api/v1/clients", "{\"name\":\"" + name + "\",\"nip\":\"" + nip + "\"}");
    }

    private static JsonNode json(Answer answer) {
        return JSON.readTree(answer.body());
    }
}
