package pl.sos.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Invitations;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.identity.internal.RateLimits;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.outbox.Letter;
import pl.sos.outbox.internal.MailStore;

@SosTest
class PasswordLinksTest {
    private static final String NEW_PASSWORD = "siedem zielonych parasoli";
    private static final Pattern LINK = Pattern.compile("http://localhost(/(?:invitation|password/reset)/\\S+)");

    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

    @Autowired
    Invitations invitations;

    @Autowired
    MailStore mails;

    @Autowired
    TransactionTemplate transaction;

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
    void letsAnInvitedPersonIn() {
        var person = accounts.contact(new ClientId(Ids.next()), Role.CLIENT_USER);
        Scope.asSystem(() -> invitations.invite(person));
        var link = onlyLink();
        var browser = accounts.browser();

        assertThat(browser.get(link).status()).isEqualTo(200);
        assertThat(browser.get(link).body()).as("a scanner that looked first").contains(person.name());
        assertThat(browser.post(link, "password", "krótkie").status()).isEqualTo(422);
        var in = browser.post(link, "password", NEW_PASSWORD);
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/portal");
        assertThat(browser.get("/account").body()).contains(person.email());

        assertThat(accounts.browser().get(link).status()).isEqualTo(410);
        assertThat(accounts.browser()
                        .post(link, "password", "inne długie hasło tutaj")
                        .status())
                .isEqualTo(410);
        assertThat(accounts.browser()
                        .post("/login", "email", person.email(), "password", NEW_PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void dressesItsLettersAsAllOthers() {
        var person = accounts.staff(Role.CONSULTANT);
        Scope.asSystem(() -> invitations.invite(person));
        var link = "http://localhost" + onlyLink();
        var letter = letters().getFirst();

        assertThat(letter.text()).contains(link).endsWith("zespół opieki serwisowej S.O.S.\n");
        assertThat(letter.html().orElseThrow())
                .contains("<a href=\"" + link + "\">" + link + "</a>", "zespół opieki serwisowej S.O.S.");
        assertThat(letter.secret()).as("erased once it was sent").isTrue();
    }

    @Test
    void aLinkEndsWithItsTime() {
        var person = accounts.staff(Role.CONSULTANT);
        Scope.asSystem(() -> invitations.invite(person));
        var invitation = onlyLink();
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(accounts.browser().get(invitation).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(accounts.browser().get(invitation).status()).isEqualTo(410);
        assertThat(accounts.browser().post(invitation, "password", NEW_PASSWORD).status())
                .isEqualTo(410);
    }

    @Test
    void setsAForgottenPasswordAndEndsWhatWasOpen() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        var open = accounts.signedIn(person);
        assertThat(open.get("/account").status()).isEqualTo(200);

        ask(person.email());
        var link = onlyLink();
        assertThat(link).startsWith("/password/reset/");
        var browser = accounts.browser();
        assertThat(browser.get(link).header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(browser.post(link, "password", NEW_PASSWORD).location()).isEqualTo("/");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(open.get("/account").status()).isEqualTo(303);
        assertThat(accounts.browser()
                        .post("/login", "email", person.email(), "password", TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aResetLinkHoldsForAnHour() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        ask(person.email());
        var link = onlyLink();
        clock.advance(Duration.ofHours(1));
        assertThat(accounts.browser().get(link).status()).isEqualTo(410);
    }

    @Test
    void aNewPasswordMakesAllOtherLinksWorthless() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        ask(person.email());
        var first = onlyLink();
        ask(person.email());
        var second = links(2).stream()
                .filter(link -> !link.equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(accounts.browser().post(second, "password", NEW_PASSWORD).status())
                .isEqualTo(303);
        assertThat(accounts.browser().get(first).status()).isEqualTo(410);
    }

    @Test
    void aLinkForOnePurposeOpensNoOtherDoor() {
        var person = accounts.staff(Role.CONSULTANT);
        Scope.asSystem(() -> invitations.invite(person));
        var asReset = onlyLink().replace("/invitation/", "/password/reset/");
        assertThat(accounts.browser().get(asReset).status()).isEqualTo(410);
    }

    @Test
    void saysTheSameWhetherThereIsAnAccountOrNot() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        var gone = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        Scope.asSystem(() -> people.deactivate(gone.id()));
        var known = ask(person.email());
        assertThat(ask("nobody@nowhere.example")).isEqualTo(known);
        assertThat(ask(gone.email())).isEqualTo(known);
        assertThat(ask("not an address")).isEqualTo(known);
        assertThat(links(1)).hasSize(1);
    }

    @Test
    void buildsTheLinkFromTheConfiguredAddressWhateverTheRequestCallsThisHost() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        var browser = accounts.browser()
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "host=evil.example");
        browser.post("/password/forgotten", "email", person.email());
        links(1);
        assertThat(letters().getFirst().text()).doesNotContain("evil").contains("http://localhost/password/reset/");
    }

    @Test
    void mailsAnAddressOnlySoOften() {
        var person = accounts.withPassword(accounts.staff(Role.CONSULTANT));
        for (int i = 0; i < 10; i++) {
            ask(person.email());
        }
        assertThat(links(5)).hasSize(5);

        int status = 0;
        for (int i = 0; i < 40 && status != 429; i++) {
            status = accounts.browser()
                    .post("/password/forgotten", "email", "x" + i + "@x.example")
                    .status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void ofTwoWhoUseALinkAtOnceOneSucceeds() throws Exception {
        var person = accounts.staff(Role.CONSULTANT);
        Scope.asSystem(() -> invitations.invite(person));
        var link = onlyLink();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var posts = Stream.of(1, 2, 3)
                .map(i -> Thread.ofVirtual()
                        .start(() -> statuses.add(accounts.browser()
                                .post(link, "password", NEW_PASSWORD + i)
                                .status())))
                .toList();
        for (var post : posts) {
            post.join();
        }
        assertThat(statuses).containsExactlyInAnyOrder(303, 410, 410);
    }

    /** The answer without what differs from one to the next. */
    private String ask(String email) {
        var answer = accounts.browser().post("/password/forgotten", "email", email);
        return answer.status() + answer.body().replace(email, "").replaceAll("(nonce|content|value)=\"[^\"]*\"", "");
    }

    private String onlyLink() {
        return links(1).getFirst();
    }

    /** The links of the letters so far, once there are at least so many: they are written after the answer. */
    private List<String> links(int atLeast) {
        for (int i = 0; i < 1500 && letters().size() < atLeast; i++) {
            pause();
        }
        pause();
        return letters().stream()
                .map(Letter::text)
                .map(LINK::matcher)
                .map(found -> found.find() ? Optional.of(found.group(1)) : Optional.<String>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Letter> letters() {
        return Scope.asSystem(() -> transaction.execute(status ->
                        mails.page(Optional.empty(), Optional.empty(), 50).items()))
                .stream()
                .map(MailStore.Mail::letter)
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
