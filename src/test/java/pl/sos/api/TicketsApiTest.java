package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.DemoData;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SosTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketsApiTest {
    private static final String TICKETS = "/api/v1/tickets";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    DemoData demo;

    @Autowired
    People people;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestClock clock;

    private Browser staff;
    private Browser accountant;
    private Browser stranger;
    private Person accountantHerself;

    @BeforeAll
    void demoVendor() {
        TestDatabase.reset();
        clock.reset();
        demo.ensureLoaded();
        staff = program("opiekun@perfektlab.example");
        accountant = program("ksiegowa@sm-zorza.example");
        stranger = program("kontakt@wm-lipowa.example");
        accountantHerself = person("ksiegowa@sm-zorza.example");
    }

    @Test
    void tellsAClientNumberCaretakerCoverageAndDeadlineAtOnce() {
        var ticket = opened(accountant, report("Naliczenie czynszów zatrzymuje się na osiedlu B", "Od rana."));

        assertThat(ticket.path("number").asString()).startsWith("SOS-");
        assertThat(ticket.path("caretaker").path("name").asString()).isEqualTo("Anna Nowak");
        assertThat(ticket.path("entitlement").path("coverage").asString()).isEqualTo("FULL");
        assertThat(ticket.path("entitlement").path("sentence").path("pl").asString())
                .startsWith("Objęte umową 12/");
        assertThat(ticket.path("clocks").get(0).path("kind").asString()).isEqualTo("REACTION");
        assertThat(ticket.path("clocks").get(0).path("state").asString()).isEqualTo("RUNNING");
        assertThat(read(accountant, ticket)).isEqualTo(ticket);
    }

    @Test
    void opensForAClientOnItsContactsBehalf() {
        var body = """
                {"clientId":"%s","contactEmail":"Ksiegowa@SM-Zorza.example","application":"FK","category":"ERROR",
                 "severity":"LOW","subject":"Z telefonu","body":"Dzwoniła","channel":"PHONE"}
                """.formatted(accountantHerself.client().orElseThrow());
        var ticket = opened(staff, body);
        assertThat(ticket.path("reporter").path("name").asString()).isEqualTo("Maria Kowal");
        assertThat(ticket.path("channel").asString()).isEqualTo("PHONE");
    }

    @Test
    void aPublicStaffMessageIsAReactionAndAnInternalOneIsHidden() {
        var ticket = opened(accountant, report("Reakcja", "Proszę o pomoc."));
        var messages = address(ticket) + "/messages";
        assertThat(staff.postJson(messages, "{\"visibility\":\"INTERNAL\",\"body\":\"tylko my\"}")
                        .status())
                .isEqualTo(201);
        assertThat(read(accountant, ticket).path("clocks").get(0).path("state").asString())
                .isEqualTo("RUNNING");
        assertThat(staff.postJson(messages, "{\"visibility\":\"PUBLIC\",\"body\":\"Już patrzę.\"}")
                        .status())
                .isEqualTo(201);

        var seen = read(accountant, ticket);
        assertThat(seen.path("clocks").get(0).path("state").asString()).isEqualTo("MET");
        assertThat(seen.path("messages")).hasSize(2);
        assertThat(seen.toString()).doesNotContain("tylko my");
        assertThat(accountant.get(address(ticket) + "/history").body()).doesNotContain("NOTED");
        assertThat(accountant
                        .postJson(messages, "{\"visibility\":\"INTERNAL\",\"body\":\"x\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsNotYoursIsNotThere() {
        var ticket = opened(accountant, report("Moje", "Tylko moje."));
        for (var answer : List.of(
                stranger.get(address(ticket)),
                stranger.get(address(ticket) + "/history"),
                stranger.get(TICKETS + "/SOS-99999999"),
                stranger.get(TICKETS + "/drop-table"),
                stranger.postJson(address(ticket) + "/messages", "{\"body\":\"x\"}"),
                stranger.postJson(address(ticket) + "/transitions", "{\"to\":\"CLOSED\"}"),
                stranger.postJson(address(ticket) + "/assignment", "{}"),
                stranger.postJson(
                        TICKETS,
                        report("x", "y")
                                .replace(
                                        "{",
                                        "{\"clientId\":\""
                                                + accountantHerself.client().orElseThrow() + "\",")),
                stranger.get("/api/v1/attachments/" + Ids.next()))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(code(answer)).isEqualTo("not-found");
        }
        assertThat(accounts.browser().get(address(ticket)).status()).isEqualTo(401);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        var missing = accountant.postJson(TICKETS, "{}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(fields(missing)).containsExactlyInAnyOrder("category", "subject", "body");

        assertThat(violation("{\"category\":\"ERROR\",\"subject\":\"s\",\"body\":\"b\",\"sverity\":\"LOW\"}"))
                .isEqualTo("sverity unknown-field");
        assertThat(violation("{\"category\":\"WRONG\",\"subject\":\"s\",\"body\":\"b\"}"))
                .isEqualTo("category unknown-value");
        assertThat(violation("{\"category\":\"ERROR\",\"subject\":5,\"body\":\"b\"}"))
                .isEqualTo("subject wrong-type");
        assertThat(violation("{\"category\":\"ERROR\",\"subject\":\"s\",\"body\":\"b\",\"clientId\":\"1-1-1-1-1\"}"))
                .isEqualTo("clientId not-an-id");
        assertThat(violation("{\"category\":\"ERROR\",\"subject\":\"s\",\"body\":\"b\",\"reportedAt\":\"yesterday\"}"))
                .isEqualTo("reportedAt not-an-instant");
        assertThat(violation("{\"category\":\"ERROR\",\"subject\":\"s\",\"body\":\"b\",\"application\":\"NOPE\"}"))
                .startsWith("application ");
    }

    @Test
    void saysWhereTheJsonBreaks() {
        var broken = accountant.postJson(TICKETS, "{\"category\":\"ERROR\",\n\"subject\" \"x\"}");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(code(broken)).isEqualTo("malformed-json");
        assertThat(broken.body()).contains("wiersz 2");
        assertThat(accountant
                        .with("Accept-Language", "en")
                        .postJson(TICKETS, "nope")
                        .body())
                .contains("line 1");
        assertThat(code(accountant.postJson(TICKETS, "{\"body\":\"a\",\"body\":\"b\"}")))
                .isEqualTo("malformed-json");
        assertThat(code(accountant.postJson(TICKETS, ""))).isEqualTo("no-body");
        assertThat(accountant
                        .postRaw(TICKETS, "a=b", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void refusesASubjectOfAMegabyteAndKeepsABodyOfManyLinesOrSaysWhyNot() {
        assertThat(violation(report("x".repeat(1 << 20), "b"))).startsWith("subject too-long");
        var lines = "wiersz dziennika\\n".repeat(100_000);
        var answer = accountant.postJson(TICKETS, report("Dziennik", lines));
        assertThat(answer.status()).isIn(201, 422);
        if (answer.status() == 422) {
            assertThat(fields(answer)).containsExactly("body");
        }
    }

    @Test
    void refusesCharactersThatCannotBeStoredAndKeepsAllOthers() {
        assertThat(violation(report("a\\u0000b", "b"))).isEqualTo("subject unstorable-text");
        assertThat(violation(report("a", "x\\ud800y"))).isEqualTo("body unstorable-text");

        var odd = "Zażółć 🏠🧑‍🔧 שלום עולם مرحبا 中文 \\\"<script>\\\" ' ; -- %s";
        var ticket = opened(accountant, report(odd, odd));
        assertThat(ticket.path("subject").asString()).contains("🏠🧑‍🔧", "שלום", "<script>");
        assertThat(read(accountant, ticket).path("messages").get(0).path("body").asString())
                .contains("مرحبا", "中文", "' ; -- %s");
    }

    @Test
    void refusesLatin2LabelledAsUtf8AndReadsItWhenLabelledRight() {
        var text = report("Zażółć gęślą jaźń", "treść").getBytes(Charset.forName("ISO-8859-2"));
        var wrong = send(accountant, text, "application/json; charset=UTF-8");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(code(wrong)).isEqualTo("malformed-json");

        var right = send(accountant, text, "application/json; charset=ISO-8859-2");
        assertThat(right.status()).isEqualTo(201);
        assertThat(json(right).path("subject").asString()).isEqualTo("Zażółć gęślą jaźń");
    }

    @Test
    void storesAFileWhateverItsNameAndGivesItBackAsADownload() {
        byte[] content = "zawartość\0\1\2".getBytes(StandardCharsets.UTF_8);
        for (var name : List.of(
                "..%2F..%2Fetc%2Fpasswd",
                "C:%5Cwindows%5Ca.exe", "%3Cscript%3E.html", "%E2%80%AEgpj.exe", "a%0D%0AX-Bad:%201")) {
            var stored = accountant.send(
                    "POST",
                    "/api/v1/attachments?name=" + name,
                    HttpRequest.BodyPublishers.ofByteArray(content),
                    Map.of(
                            "Content-Type",
                            "text/html",
                            "Idempotency-Key",
                            Ids.next().toString()));
            assertThat(stored.status()).as(name).isEqualTo(201);
            assertThat(json(stored).path("name").asString()).doesNotContain("/", "\\", "\n", "\r");
            var download = accountant.get(
                    "/api/v1/attachments/" + json(stored).path("id").asString());
            assertThat(download.status()).isEqualTo(200);
            assertThat(download.header("Content-Disposition")).startsWith("attachment");
            assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(download.header("X-Bad")).isNullOrEmpty();
            assertThat(stranger.get("/api/v1/attachments/"
                                    + json(stored).path("id").asString())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void bearsAHundredRequestsAtOnceOnOneTicket() throws Exception {
        var ticket = opened(accountant, report("Sto naraz", "Wszyscy piszą."));
        var key = Ids.next().toString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 100)
                    .<Callable<Browser.Answer>>mapToObj(i -> () -> {
                        var by = i % 2 == 0 ? staff : accountant;
                        // Every tenth repeats the same request: it may do its work once only.
                        var headers = i % 10 == 0
                                ? Map.of("Content-Type", "application/json", "Idempotency-Key", key)
                                : Map.of("Content-Type", "application/json");
                        var text = i % 10 == 0 ? "powtórzone" : "wiadomość " + i;
                        return by.send(
                                "POST",
                                address(ticket) + "/messages",
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"visibility\":\"PUBLIC\",\"body\":\"" + text + "\"}"),
                                headers);
                    })
                    .toList();
            for (var answer : threads.invokeAll(tasks)) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        }
        var bodies = new HashSet<String>();
        var messages = read(staff, ticket).path("messages");
        messages.forEach(message -> bodies.add(message.path("body").asString()));
        assertThat(messages).hasSize(1 + 90 + 1);
        assertThat(bodies).hasSize(1 + 90 + 1);
    }

    @Test
    void answersAChangeOfAnOldVersionWithWhatChanged() {
        var ticket = opened(accountant, report("Wersje", "Dwie osoby naraz."));
        int version = read(staff, ticket).path("version").asInt();
        assertThat(staff.postJson(
                                address(ticket) + "/transitions",
                                "{\"to\":\"RESOLVED\",\"note\":\"Zrobione.\",\"version\":" + version + "}")
                        .status())
                .isEqualTo(200);
        var late = staff.postJson(
                address(ticket) + "/transitions", "{\"to\":\"WAITING_FOR_CLIENT\",\"version\":" + version + "}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(code(late)).isEqualTo("conflict");
        assertThat(json(late).path("changed").get(0).path("field").asString()).isEqualTo("status");
    }

    @Test
    void resolvingNeedsANoteForTheClient() {
        var ticket = opened(accountant, report("Bez notatki", "…"));
        var refused = staff.postJson(address(ticket) + "/transitions", "{\"to\":\"RESOLVED\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(fields(refused)).containsExactly("note");
    }

    @Test
    void walksTheQueueByCursorsAndRefusesForgedOnes() {
        var seen = new HashSet<String>();
        String after = "";
        int pages = 0;
        do {
            var page = json(staff.get(TICKETS + "?limit=7" + (after.isEmpty() ? "" : "&after=" + after)));
            page.path("items")
                    .forEach(item ->
                            assertThat(seen.add(item.path("number").asString())).isTrue());
            after = page.path("next").asString("");
            pages++;
        } while (!after.isEmpty());
        assertThat(pages).isGreaterThan(2);
        assertThat(seen).hasSizeGreaterThan(20);

        var cursor = json(staff.get(TICKETS + "?limit=7")).path("next").asString();
        for (var forged : List.of("x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", cursor.substring(1), cursor + "AAAA")) {
            assertThat(code(staff.get(TICKETS + "?limit=7&after=" + forged))).isEqualTo("bad-cursor");
        }
        assertThat(code(staff.get(TICKETS + "?status=OPEN&after=" + cursor))).isEqualTo("bad-cursor");
        assertThat(code(staff.get(TICKETS + "?limit=0"))).isEqualTo("bad-limit");
        assertThat(code(staff.get(TICKETS + "?limit=many"))).isEqualTo("bad-parameter");
        assertThat(code(staff.get(TICKETS + "?status=NOPE"))).isEqualTo("bad-parameter");
    }

    @Test
    void clientsSeeOnlyTheirOwnInLists() {
        opened(accountant, report("Moja lista", "…"));
        json(accountant.get(TICKETS + "?limit=200"))
                .path("items")
                .forEach(item -> assertThat(item.path("clientName").asString()).contains("Zorza"));
        assertThat(stranger.get(TICKETS + "?limit=200").body()).doesNotContain("Zorza");
    }

    private String violation(String body) {
        var answer = accountant.postJson(TICKETS, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("invalid");
        var first = json(answer).path("violations").get(0);
        return first.path("field").asString() + " " + first.path("code").asString();
    }

    private static List<String> fields(Browser.Answer answer) {
        return json(answer)
                .path("violations")
                .valueStream()
                .map(one -> one.path("field").asString())
                .toList();
    }

    private static String report(String subject, String body) {
        return "{\"category\":\"FAILURE\",\"application\":\"CZ_ZW\",\"subject\":\"" + subject + "\",\"body\":\"" + body
                + "\"}";
    }

    private static JsonNode opened(Browser by, String report) {
        var answer = by.postJson(TICKETS, report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    private static JsonNode read(Browser by, JsonNode ticket) {
        var answer = by.get(address(ticket));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static Browser.Answer send(Browser by, byte[] body, String type) {
        return by.send("POST", TICKETS, HttpRequest.BodyPublishers.ofByteArray(body), Map.of("Content-Type", type));
    }

    private static String address(JsonNode ticket) {
        return TICKETS + "/" + ticket.path("number").asString();
    }

    private static JsonNode json(Browser.Answer answer) {
        return JSON.readTree(answer.body());
    }

    private static String code(Browser.Answer answer) {
        return json(answer).path("code").asString();
    }

    private Browser program(String email) {
        return accounts.program(person(email));
    }

    private Person person(String email) {
        return Scope.asSystem(() -> people.findByEmail(email)).orElseThrow();
    }
}
