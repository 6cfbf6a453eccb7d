package pl.sos.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.identity.internal.RateLimits;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;

@SosTest
class SignInTest {
    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

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
    void letsAPersonInAndOutAgain() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        var browser = accounts.browser();

        assertThat(browser.get("/account").location()).isEqualTo("/login?next=%2Faccount");
        var in = browser.post(
                "/login",
                "email",
                " " + person.email().toUpperCase(Locale.ROOT),
                "password",
                TestAccounts.PASSWORD,
                "next",
                "/account");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/account");
        assertThat(in.header("Set-Cookie"))
                .startsWith("sos=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(browser.get("/account").body()).contains(person.email());

        var cookie = browser.cookies().get("sos");
        assertThat(browser.post("/logout").status()).isEqualTo(303);
        browser.cookies().put("sos", cookie);
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @Test
    void sendsAClientToItsPortalAndNobodyToAnotherHost() {
        var contact = accounts.withPassword(accounts.contact(new ClientId(Ids.next()), Role.CLIENT_USER));
        for (var next : new String[] {"", "/", "https://evil.example/", "//evil.example", "/\\evil.example", "/a\nb"}) {
            var in = accounts.browser()
                    .post("/login", "email", contact.email(), "password", TestAccounts.PASSWORD, "next", next);
            assertThat(in.location()).as(next).isEqualTo("/portal");
        }
    }

    @Test
    void saysTheSameOfUnknownAddressesAndWrongPasswords() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        var gone = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        Scope.asSystem(() -> people.deactivate(gone.id()));
        var never = accounts.staff(Role.CONSULTANT);

        var wrong = attempt(person.email(), "not the password");
        var unknown = attempt("nobody@nowhere.example", "not the password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).contains("Adres albo hasło się nie zgadza");
        assertThat(bare(unknown, "nobody@nowhere.example")).isEqualTo(bare(wrong, person.email()));
        assertThat(bare(attempt(gone.email(), TestAccounts.PASSWORD), gone.email()))
                .isEqualTo(bare(wrong, person.email()));
        assertThat(bare(attempt(never.email(), ""), never.email())).isEqualTo(bare(wrong, person.email()));
    }

    @Test
    void takesAsLongForAnUnknownAddress() {
        attempt("warm@up.example", "x");
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        // The shortest of each tells, the rest is the machine's; on a busy one it takes a while to come by.
        for (int round = 0; round < 3 || round < 30 && !isAlike(known, unknown); round++) {
            var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
            limits.forget();
            known = Math.min(known, time(() -> attempt(person.email(), "not the password")));
            var nobody = "nobody-" + round + "@nowhere.example";
            unknown = Math.min(unknown, time(() -> attempt(nobody, "not the password")));
        }
        assertThat(isAlike(known, unknown))
                .as("nanoseconds for one who is known %s, and for one who is not %s", known, unknown)
                .isTrue();
    }

    @Test
    void neverKeepsASessionThatTheBrowserBroughtAlong() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        var browser = accounts.browser();
        var planted = "planted-planted-planted-planted-planted-pla";
        browser.cookies().put("sos", planted);
        browser.get("/login");
        browser.post("/login", "email", person.email(), "password", TestAccounts.PASSWORD);
        assertThat(browser.cookies().get("sos")).isNotEqualTo(planted);

        var before = browser.cookies().get("sos");
        var again = accounts.browser();
        again.cookies().put("sos", before);
        assertThat(again.get("/login").status()).isEqualTo(303);
    }

    @Test
    void locksAnAccountLongerAndLonger() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        for (int i = 0; i < 5; i++) {
            assertThat(attempt(person.email(), "wrong").status()).isEqualTo(401);
        }
        limits.forget();
        var locked = attempt(person.email(), TestAccounts.PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.header("Retry-After")).isEqualTo("30");

        clock.advance(Duration.ofSeconds(31));
        assertThat(attempt(person.email(), "wrong").status()).isEqualTo(401);
        assertThat(attempt(person.email(), "wrong").header("Retry-After")).isEqualTo("60");
        clock.advance(Duration.ofSeconds(61));
        assertThat(attempt(person.email(), TestAccounts.PASSWORD).status()).isEqualTo(303);
        assertThat(attempt(person.email(), "wrong").status()).isEqualTo(401);
    }

    @Test
    void locksUnknownAddressesAlike() {
        for (int i = 0; i < 5; i++) {
            attempt("nobody@nowhere.example", "wrong");
        }
        assertThat(attempt("nobody@nowhere.example", "wrong").header("Retry-After"))
                .isEqualTo("30");
    }

    @Test
    void limitsAttemptsFromOneAddress() {
        var browser = accounts.browser();
        browser.get("/login");
        var refused = browser.post("/login", "email", "anna@x.example", "password", "wrong");
        assertThat(refused.status()).isEqualTo(401);
        int others = 0;
        // One more is let pass each second, and a busy machine may take longer than that to hand it in.
        for (int more = 0; more < 30 && refused.status() != 429; more++) {
            while (limits.signIn("127.0.0.1", "somebody" + others).isEmpty()) {
                others++;
            }
            refused = browser.post("/login", "email", "anna" + more + "@x.example", "password", "wrong");
        }
        assertThat(others).as("let pass before").isGreaterThan(50);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    }

    @Test
    void refusesAFormWithoutItsToken() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        var browser = accounts.browser();
        browser.get("/login");
        var form = "email=" + person.email() + "&password=x";
        assertThat(browser.postRaw("/login", form, "application/x-www-form-urlencoded")
                        .location())
                .isEqualTo("/login?stale");

        var signedIn = accounts.signedIn(person);
        assertThat(signedIn.postRaw("/account/sessions/end-others", "", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(403);
        var token = signedIn.formToken();
        assertThat(accounts.signedIn(person)
                        .postRaw("/account/sessions/end-others", "_csrf=" + token, "application/x-www-form-urlencoded")
                        .status())
                .as("another session's token")
                .isEqualTo(403);
        assertThat(signedIn.with("X-CSRF-TOKEN", token)
                        .postRaw("/account/sessions/end-others", "", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void survivesHostileInput() {
        for (var odd : new String[] {
            "\0",
            "a@b.example\0",
            "x".repeat(100_000) + "@x.example",
            "\u202e@😀.example",
            "'; drop table identity.person; --"
        }) {
            assertThat(attempt(odd, odd).status())
                    .as(odd.length() > 50 ? "long" : odd)
                    .isIn(401, 429);
        }
        assertThat(accounts.browser().get("/login?next=%00").status()).isIn(200, 400);
    }

    private Browser.Answer attempt(String email, String password) {
        return accounts.browser().post("/login", "email", email, "password", password);
    }

    /** Without what differs from answer to answer. */
    private static String bare(Browser.Answer answer, String email) {
        return answer.status() + answer.body().replace(email, "").replaceAll("(nonce|content|value)=\"[^\"]*\"", "");
    }

    private static boolean isAlike(long known, long unknown) {
        double ratio = (double) unknown / known;
        return ratio > 0.4 && ratio < 2.5;
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
