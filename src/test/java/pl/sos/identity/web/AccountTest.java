package pl.sos.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.identity.Tokens;
import pl.sos.identity.internal.RateLimits;
import pl.sos.identity.internal.Sessions;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;

@SosTest
class AccountTest {
    private static final Pattern TOKEN = Pattern.compile("sos_[0-9A-Za-z]{46}");

    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

    @Autowired
    Sessions sessions;

    @Autowired
    Tokens tokens;

    @Autowired
    RateLimits limits;

    @Autowired
    TestClock clock;

    @BeforeEach
    void emptyHouse() {
        TestDatabase.reset();
        limits.forget();
    }

    @Test
    void aSessionEndsWhenNobodyUsesIt() {
        var browser = accounts.signedIn(accounts.staff(Role.CONSULTANT));
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofHours(11));
            forgetSessions();
            assertThat(browser.get("/account").status()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(12));
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @Test
    void aSessionEndsAfterAWeekHoweverBusyItWas() {
        var browser = accounts.signedIn(accounts.staff(Role.CONSULTANT));
        for (int i = 0; i < 16; i++) {
            clock.advance(Duration.ofHours(10));
            forgetSessions();
            assertThat(browser.get("/account").status()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(8));
        forgetSessions();
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @Test
    void readingPagesWritesNothingForMinutes() throws Exception {
        var person = accounts.staff(Role.CONSULTANT);
        var browser = accounts.signedIn(person);
        browser.get("/account");
        var before = seenAt();
        clock.advance(Duration.ofMinutes(2));
        forgetSessions();
        browser.get("/account");
        assertThat(seenAt()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(2));
        forgetSessions();
        browser.get("/account");
        assertThat(seenAt()).isNotEqualTo(before);
    }

    @Test
    void keepsOnlyTheHashOfASession() throws Exception {
        var browser = accounts.signedIn(accounts.staff(Role.CONSULTANT));
        var secret = browser.cookies().get("sos");
        try (var statement = TestDatabase.get().superuser().createStatement();
                var rows = statement.executeQuery("select row_to_json(s)::text from identity.session s")) {
            rows.next();
            assertThat(rows.getString(1)).doesNotContain(secret);
        }
    }

    @Test
    void signsOutEverywhereAndEndsSingleSessions() {
        var person = accounts.staff(Role.CONSULTANT);
        var here = accounts.signedIn(person);
        var there = accounts.signedIn(person);
        var stranger = accounts.signedIn(accounts.staff(Role.CONSULTANT));

        var theirs = sessions.of(person.id()).getFirst().id();
        stranger.post("/account/sessions/" + theirs + "/end");
        assertThat(sessions.of(person.id())).hasSize(2);

        here.post("/account/sessions/end-others");
        assertThat(there.get("/account").status()).isEqualTo(303);
        assertThat(here.get("/account").status()).isEqualTo(200);
        here.post("/account/sign-out-everywhere");
        assertThat(here.get("/account").status()).isEqualTo(303);
        assertThat(stranger.get("/account").status()).isEqualTo(200);
    }

    @Test
    void aChangedPasswordEndsOtherSessions() {
        var person = accounts.withPassword(accounts.contact(new ClientId(Ids.next()), Role.DECISION_MAKER));
        var here = accounts.signedIn(person);
        var there = accounts.signedIn(person);

        assertThat(here.post("/account/password", "present", "wrong", "password", "siedem zielonych parasoli")
                        .status())
                .isEqualTo(422);
        assertThat(here.post("/account/password", "present", TestAccounts.PASSWORD, "password", "haslo1234567")
                        .status())
                .isEqualTo(422);
        assertThat(there.get("/account").status()).isEqualTo(200);
        var before = here.cookies().get("sos");
        assertThat(here.post(
                                "/account/password",
                                "present",
                                TestAccounts.PASSWORD,
                                "password",
                                "siedem zielonych parasoli")
                        .status())
                .isEqualTo(303);
        assertThat(here.cookies().get("sos")).isNotEqualTo(before);
        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(there.get("/account").status()).isEqualTo(303);
    }

    @Test
    void deactivatingShutsEveryDoorAtOnce() {
        accounts.staff(Role.ADMINISTRATOR);
        var person = accounts.staff(Role.CONSULTANT);
        var browser = accounts.signedIn(person);
        var program = accounts.program(person);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(program.get("/metrics").status()).isEqualTo(200);
        Scope.asSystem(() -> people.deactivate(person.id()));
        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(program.get("/metrics").status()).isEqualTo(401);
    }

    @Test
    void aTokenActsAsItsOwnerUntilItIsRevoked() {
        var person = accounts.staff(Role.CONSULTANT);
        var browser = accounts.signedIn(person);
        var page = browser.post("/account/tokens", "name", "Raport", "scope", "read", "days", "30");
        var text = TOKEN.matcher(page.body());
        assertThat(text.find()).isTrue();
        assertThat(browser.get("/account").body()).as("shown once").doesNotContain(text.group());

        var program = accounts.browser().withToken(text.group());
        assertThat(program.get("/metrics").status()).isEqualTo(200);
        var token = tokens.of(person.id()).getFirst();
        assertThat(token.lastUsedAt()).isPresent();
        assertThat(token.scopes()).containsExactly("read");

        accounts.signedIn(accounts.staff(Role.CONSULTANT)).post("/account/tokens/" + token.id() + "/revoke");
        assertThat(program.get("/metrics").status())
                .as("another cannot revoke it")
                .isEqualTo(200);
        browser.post("/account/tokens/" + token.id() + "/revoke");
        assertThat(program.get("/metrics").status()).isEqualTo(401);
    }

    @Test
    void aTokenExpires() {
        var person = accounts.staff(Role.CONSULTANT);
        var text = tokens.issue(
                person.id(),
                "short",
                Set.of("read"),
                Optional.of(clock.instant().plusSeconds(60)));
        var program = accounts.browser().withToken(text);
        assertThat(program.get("/metrics").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(60));
        assertThat(program.get("/metrics").status()).isEqualTo(401);
        assertThat(program.get("/metrics").header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void knowsNoCookieWhereProgramsCallAndNoTokenWherePeopleDo() {
        var person = accounts.staff(Role.CONSULTANT);
        var answer = accounts.signedIn(person).get("/metrics");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"unauthorized\"");
        assertThat(accounts.program(person).get("/account").status()).isEqualTo(303);
        assertThat(accounts.program(accounts.contact(new ClientId(Ids.next()), Role.CLIENT_USER))
                        .get("/metrics")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void limitsWrongTokensFromOneAddress() {
        var browser = accounts.browser().withToken("sos_wrong");
        var refused = browser.get("/metrics");
        assertThat(refused.status()).isEqualTo(401);
        int others = 0;
        // One more is let pass each second, and a busy machine may take longer than that to hand it in.
        for (int more = 0; more < 30 && refused.status() != 429; more++) {
            while (limits.refusedToken("127.0.0.1").isEmpty()) {
                others++;
            }
            refused = browser.get("/metrics");
        }
        assertThat(others).as("let pass before").isGreaterThan(50);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(accounts.program(accounts.staff(Role.CONSULTANT))
                        .get("/metrics")
                        .status())
                .as("right ones go on")
                .isEqualTo(200);
    }

    private static String seenAt() throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement();
                var rows = statement.executeQuery("select seen_at::text from identity.session")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** As after a restart, or on another node. */
    private void forgetSessions() {
        sessions.forget(new People.PersonChanged(accounts.nobody()));
    }
}
