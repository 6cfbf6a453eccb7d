package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.Browser.Answer;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Language;
import pl.sos.page.internal.Texts;
import pl.sos.page.testing.House;

/** What a person reads when something did not work, through HTTP: the words, and whether she can go on from there. */
@SosTest
class FailurePagesTest {
    private static final String DESK = "href=\"/contracts\"";
    private static final String PORTAL = "href=\"/portal/hours\"";
    private static final String SIGN_IN = "href=\"/login\"";
    private static final int OVER_THE_LIMIT = 101 * 1024 * 1024;
    private static final int OVER_ALL_LIMITS = 111 * 1024 * 1024;

    @Autowired
    House house;

    @Autowired
    TestAccounts accounts;

    @Autowired
    People everybody;

    @LocalServerPort
    int port;

    private House.People3 people;
    private Browser anna;
    private Browser maria;
    private Browser stranger;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        people = house.furnish();
        anna = accounts.signedIn(people.anna());
        maria = accounts.signedIn(people.maria());
        stranger = accounts.browser();
    }

    @Test
    void whatIsNotThereKeepsTheNavigationOfWhoeverSignedIn() {
        assertThat(failed(anna.get("/nie-ma"), 404, "not-found"))
                .contains(DESK)
                .doesNotContain(SIGN_IN, "Spróbuj ponownie");
        assertThat(failed(maria.get("/clients/sm-zorza"), 404, "not-found"))
                .contains(PORTAL, people.anna().name())
                .doesNotContain(DESK, SIGN_IN);
    }

    @Test
    void speaksTheLanguageOfThePerson() {
        Scope.asSystem(() -> everybody.setLanguage(people.anna().id(), Language.EN));
        var english = failed(accounts.signedIn(people.anna()).get("/nie-ma"), 404, "not-found", Language.EN);
        assertThat(english).contains("lang=\"en\"", ">Contracts<").doesNotContain("Strona główna");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var form = "application/x-www-form-urlencoded";
        assertThat(failed(anna.postRaw("/preferences/theme", "value=DARK", form), 403, "forbidden"))
                .contains(DESK);
        assertThat(failed(maria.postRaw("/preferences/theme", "value=DARK", form), 403, "forbidden"))
                .contains(PORTAL);
        assertThat(failed(stranger.postRaw("/preferences/theme", "value=DARK", form), 403, "forbidden"))
                .contains(SIGN_IN);
    }

    @Test
    void whoSavesSecondSeesTheFirstOnesChangeWithinTheNavigation() {
        var form = new HashMap<>(Map.of("name", "SM Zorza", "nip", "5260250274", "slug", "sm-zorza", "sizeBand", ""));
        form.putAll(Map.of("city", "Poznań", "phones", "", "domains", "", "version", "1"));
        assertThat(anna.post("/clients/sm-zorza", form).status()).isBetween(300, 399);
        form.put("city", "Gniezno");
        var second = accounts.signedIn(people.piotr()).post("/clients/sm-zorza", form);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains(DESK, "Gniezno", "Poznań");
    }

    @Test
    void whomTheDatabaseStoppedSinceAnotherWroteIsToldSo() throws SQLException {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("""
                    create function public.overtaken() returns trigger language plpgsql as $$
                    begin raise exception 'could not serialize' using errcode = 'serialization_failure'; end $$;
                    create trigger overtaken before update on identity.person execute function public.overtaken()
                    """);
            try {
                assertThat(failed(anna.post("/preferences/language", "value", "EN"), 409, "conflict"))
                        .contains(DESK)
                        .doesNotContain("Spróbuj ponownie");
            } finally {
                statement.execute("drop trigger overtaken on identity.person; drop function public.overtaken()");
            }
        }
    }

    @Test
    void aMistakeOfOursKeepsTheNavigation() throws SQLException {
        without("clients.client", () -> {
            assertThat(failed(anna.get("/clients"), 500, "ours"))
                    .contains(DESK, "href=\"/clients\"", "Spróbuj ponownie")
                    .doesNotContain(SIGN_IN);
            // Her caretaker's card would need the table too.
            assertThat(failed(maria.get("/nie-ma"), 404, "not-found")).doesNotContain(SIGN_IN);
        });
    }

    @Test
    void whoCannotBeKnownGetsThePlainPage() throws SQLException {
        var fresh = accounts.signedIn(people.anna());
        without("identity.session", () -> {
            assertThat(failed(fresh.get("/tickets"), 500, "ours"))
                    .contains("href=\"/tickets\"")
                    .doesNotContain(DESK, PORTAL, SIGN_IN);
            fresh.with("HX-Request", "true");
            assertThat(failed(fresh.get("/tickets"), 500, "ours")).doesNotContain("<html");
        });
    }

    /** As a browser sends a form: its token is one of the fields, so that the form is read before anybody asked for it. */
    @Test
    void aFormThatIsTooLargeSaysHowLargeAFileMayBe() {
        for (int size : new int[] {OVER_THE_LIMIT, OVER_ALL_LIMITS}) {
            assertThat(tooLarge(upload(size, "_csrf", Map.of())))
                    .contains("<html", DESK, "Strona główna")
                    .doesNotContain("Spróbuj ponownie");
        }
    }

    @Test
    void soDoesOneWithItsTokenInTheHead() {
        var token = Map.of("X-CSRF-TOKEN", anna.formToken());
        assertThat(tooLarge(upload(OVER_THE_LIMIT, "other", token))).contains("<html");
        var fragment = new HashMap<>(token);
        fragment.put("HX-Request", "true");
        assertThat(tooLarge(upload(OVER_THE_LIMIT, "other", fragment))).doesNotContain("<html");
    }

    /** A browser reads when it has sent all; by then a connection that was closed early had taken the answer with it. */
    @Test
    void whoReadsOnlyAfterSendingAllReadsTheAnswerToo() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            var sends = socket.getOutputStream();
            sends.write(("POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                            + OVER_ALL_LIMITS
                            + "\r\nContent-Type: multipart/form-data; boundary=granica\r\n\r\n--granica\r\n"
                            + "Content-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var piece = new byte[64 * 1024];
            for (int sent = 0; sent < OVER_ALL_LIMITS - piece.length; sent += piece.length) {
                sends.write(piece);
            }
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    private Answer upload(int size, String field, Map<String, String> more) {
        var edge = "granica";
        var headers = new HashMap<>(more);
        headers.put("Content-Type", "multipart/form-data; boundary=" + edge);
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(
                        "--" + edge + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n"
                                + anna.formToken() + "\r\n--" + edge
                                + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n"
                                + "Content-Type: image/png\r\n\r\n"),
                BodyPublishers.ofByteArray(new byte[size]),
                BodyPublishers.ofString("\r\n--" + edge + "--\r\n"));
        return anna.send("POST", "/staff/00000000-0000-0000-0000-000000000000/photo", body, headers);
    }

    private static String tooLarge(Answer answer) {
        return failed(answer, 413, "too-large");
    }

    private static String failed(Answer answer, int status, String kind) {
        return failed(answer, status, kind, Language.PL);
    }

    private static String failed(Answer answer, int status, String kind, Language language) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body())
                .contains(
                        Texts.of(language, "common.failure." + kind + ".title"),
                        Texts.of(language, "common.failure." + kind + ".text"))
                .containsPattern("<code>[0-9A-F]{12}</code>")
                .doesNotContain("Exception", "at pl.sos", "at org.", "Jetty");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        return answer.body();
    }

    /** While the table has another name, every query of it fails. */
    private static void without(String table, Runnable story) throws SQLException {
        var name = table.substring(table.indexOf('.') + 1);
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("alter table " + table + " rename to " + name + "_away");
            try {
                story.run();
            } finally {
                statement.execute("alter table " + table + "_away rename to " + name);
            }
        }
    }
}
