package pl.sos.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;
import pl.sos.ground.Vendor;
import pl.sos.ground.VendorData;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.ChangePersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.identity.internal.RateLimits;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.outbox.internal.MailStore;

@SosTest
class AdminTest {
    @Autowired
    TestAccounts accounts;

    @Autowired
    People people;

    @Autowired
    MailStore mails;

    @Autowired
    VendorData vendor;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<AdminCommand> commands;

    @Autowired
    RateLimits limits;

    @BeforeEach
    void emptyHouse() {
        TestDatabase.reset();
        limits.forget();
    }

    @Test
    void theFirmsDataAreReadWithEveryFaultNamedAndStandBeneathLetters() {
        var browser = accounts.signedIn(accounts.staff(Role.ADMINISTRATOR));
        assertThat(browser.get("/admin").body()).contains("/admin/vendor");
        var wrong = browser.post(
                "/admin/vendor",
                "name",
                "Żółty &Dom",
                "nip",
                "9990310017",
                "street",
                "ul. Łąkowa 1",
                "postcode",
                "61-001",
                "city",
                "Poznań");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("To nie jest poprawny NIP", "Żółty &amp;Dom", "9990310017");
        assertThat(wrong.body()).doesNotContain("Podaj kod pocztowy");
        var allWrong = browser.post(
                "/admin/vendor",
                "name",
                "Żółty Dom",
                "nip",
                "9990310017",
                "street",
                "",
                "postcode",
                "61001",
                "city",
                "");
        assertThat(allWrong.status()).isEqualTo(422);
        assertThat(allWrong.body())
                .as("each at its field, all at once")
                .contains("id=\"nip-error\"", "id=\"street-error\"", "id=\"postcode-error\"", "id=\"city-error\"")
                .contains("Podaj ulicę i numer", "Podaj miejscowość")
                .doesNotContain("id=\"name-error\"");
        assertThat(firm("61001").body()).contains("Podaj kod pocztowy w postaci 61-001.");
        assertThat(Scope.asSystem(vendor::get)).isEmpty();

        assertThat(firm(" 61-001 ").status()).isEqualTo(303);
        assertThat(Scope.asSystem(vendor::get).orElseThrow().address()).isEqualTo("ul. Łąkowa 1, 61-001 Poznań");
        assertThat(browser.get("/admin/vendor?saved").body()).contains("Dane firmy zapisane.", "9990310016");
        assertThat(firm("61-002").status()).isEqualTo(303);
        assertThat(Scope.asClient(Ids.next(), Ids.next(), vendor::get)
                        .orElseThrow()
                        .postcode())
                .as("what stands on a client's document, its person may read")
                .isEqualTo("61-002");
        assertThatThrownBy(() -> Scope.asClient(
                        Ids.next(),
                        Ids.next(),
                        () -> vendor.set(Vendor.read("Obcy", "9990310016", "ul. Obca 1", "61-001", "Poznań"))))
                .as("no client says who we are");

        browser.post("/admin/people", "name", "Ewa Lis", "email", "ewa.lis@perfektlab.example", "role", "BILLING");
        var letter = Scope.asSystem(() -> transaction
                .execute(status ->
                        mails.page(Optional.empty(), Optional.empty(), 1).items())
                .getFirst()
                .letter());
        assertThat(letter.text()).endsWith("zespół opieki serwisowej S.O.S.\nŻółty Dom\n");
        assertThat(letter.html().orElseThrow()).contains("Żółty Dom");
    }

    private Browser.Answer firm(String postcode) {
        return accounts.signedIn(accounts.staff(Role.ADMINISTRATOR))
                .post(
                        "/admin/vendor",
                        "name",
                        "Żółty Dom",
                        "nip",
                        "999-031-00-16",
                        "street",
                        "ul. Łąkowa 1",
                        "postcode",
                        postcode,
                        "city",
                        "Poznań");
    }

    @Test
    void addsAMemberOfStaffAndInvites() {
        var browser = accounts.signedIn(accounts.staff(Role.ADMINISTRATOR));
        assertThat(browser.get("/admin").body()).contains("/admin/people", "/admin/audit");
        var added = browser.post(
                "/admin/people",
                "name",
                "Ewa <Lis>",
                "email",
                "Ewa.Lis@perfektlab.example",
                "phone",
                "61 850 00 12",
                "role",
                "BILLING");
        assertThat(added.status()).isEqualTo(303);
        assertThat(browser.get(added.location()).body()).contains("Ewa &lt;Lis&gt;", "ewa.lis@perfektlab.example");
        assertThat(browser.get("/admin/people").body()).contains("61 850 00 12");
        var letter = Scope.asSystem(() -> transaction
                .execute(status ->
                        mails.page(Optional.empty(), Optional.empty(), 1).items())
                .getFirst()
                .letter());
        assertThat(letter.recipient()).isEqualTo("ewa.lis@perfektlab.example");

        assertThat(browser.post(
                                "/admin/people",
                                "name",
                                "Ewa",
                                "email",
                                "EWA.lis@perfektlab.example",
                                "role",
                                "BILLING")
                        .body())
                .contains("Ktoś już ma ten adres");
        assertThat(browser.post("/admin/people", "name", "Ewa", "email", "not", "role", "BILLING")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/admin/people", "name", "", "email", "a@b.example", "role", "BILLING")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/admin/people", "name", "Ewa", "email", "a@b.example")
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/admin/people", "name", "Ewa", "email", "a@b.example", "role", "CLIENT_USER")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void changesRolesAndStanding() {
        var browser = accounts.signedIn(accounts.staff(Role.ADMINISTRATOR));
        var person = accounts.staff(Role.CONSULTANT);
        var base = "/admin/people/" + person.id();
        assertThat(browser.post(base + "/roles", "role", "COORDINATOR").status())
                .isEqualTo(303);
        assertThat(browser.post(base + "/roles").status()).isEqualTo(422);
        assertThat(browser.post(base + "/deactivate").status()).isEqualTo(303);
        var now = Scope.asSystem(() -> people.find(person.id()).orElseThrow());
        assertThat(now.roles()).containsExactly(Role.COORDINATOR);
        assertThat(now.active()).isFalse();
        assertThat(browser.post(base + "/activate").status()).isEqualTo(303);
        assertThat(browser.get("/admin/audit?action=person.").body())
                .contains("person.roles", "Dezaktywacja osoby", person.name());
        assertThat(browser.post("/admin/audit/verify").body()).contains("Łańcuch jest nienaruszony");
    }

    @Test
    void keepsTheLastAdministrator() {
        var last = accounts.staff(Role.ADMINISTRATOR);
        var browser = accounts.signedIn(last);
        assertThat(browser.post("/admin/people/" + last.id() + "/deactivate").status())
                .isEqualTo(422);
        assertThat(browser.post("/admin/people/" + last.id() + "/roles", "role", "CONSULTANT")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void ofTwoAdministratorsWhoRemoveEachOtherOneStays() throws Exception {
        var first = accounts.staff(Role.ADMINISTRATOR);
        var second = accounts.staff(Role.ADMINISTRATOR);
        var results = new ConcurrentLinkedQueue<ChangePersonResult>();
        var both = Stream.of(first, second)
                .map(person -> Thread.ofVirtual()
                        .start(() -> Scope.asSystem(() -> {
                            results.add(people.deactivate(person.id()));
                        })))
                .toList();
        for (var one : both) {
            one.join();
        }
        assertThat(results).hasSize(2).anyMatch(result -> result instanceof ChangePersonResult.LastAdministrator);
    }

    @Test
    void doesNotShowContactsNorNobody() {
        var browser = accounts.signedIn(accounts.staff(Role.ADMINISTRATOR));
        var contact = accounts.contact(new ClientId(Ids.next()), Role.CLIENT_USER);
        for (var id : new String[] {contact.id().toString(), Ids.next().toString(), "x", "%00"}) {
            assertThat(browser.get("/admin/people/" + id).status()).as(id).isIn(404, 400);
        }
    }

    @Test
    void aClientSeesItsOwnContactsAndTheStaffAlone() {
        var mine = new ClientId(Ids.next());
        var me = accounts.contact(mine, Role.CLIENT_USER);
        var colleague = accounts.contact(mine, Role.DECISION_MAKER);
        var stranger = accounts.contact(new ClientId(Ids.next()), Role.CLIENT_USER);
        var staff = accounts.staff(Role.CONSULTANT);
        Scope.asClient(mine.value(), me.id().value(), () -> {
            assertThat(people.find(colleague.id())).isPresent();
            assertThat(people.find(staff.id())).isPresent();
            assertThat(people.find(stranger.id())).isEmpty();
            assertThat(people.findByEmail(stranger.email())).isEmpty();
            assertThat(people.contactsOf(stranger.client().orElseThrow())).isEmpty();
            people.setPhone(staff.id(), Optional.of("hacked"));
            people.setPhone(colleague.id(), Optional.of("hacked"));
        });
        Scope.asSystem(() -> {
            assertThat(people.find(staff.id()).orElseThrow().phone()).isEmpty();
            assertThat(people.find(colleague.id()).orElseThrow().phone()).isEmpty();
        });
        assertThat(people.find(me.id())).as("without a scope nobody is there").isEmpty();
    }

    @Test
    void addsAUserFromTheCommandLine() {
        var out = run(
                "user add",
                "--email",
                "nowy@perfektlab.example",
                "--name",
                "Nowy Admin",
                "--password",
                TestAccounts.PASSWORD);
        assertThat(out).contains("nowy@perfektlab.example");
        assertThat(accounts.browser()
                        .post("/login", "email", "nowy@perfektlab.example", "password", TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(303);
        assertThat(Scope.asSystem(() -> people.findByEmail("nowy@perfektlab.example")
                        .orElseThrow()
                        .roles()))
                .isEqualTo(Set.of(Role.ADMINISTRATOR));

        assertRefused("user add", "--email", "nowy@perfektlab.example", "--name", "x");
        assertRefused("user add", "--name", "x");
        assertRefused("user add", "--email");
        assertRefused("user add", "--email", "a@b.example", "--name", "x", "--role", "KING");
        assertRefused("user add", "--email", "a@b.example", "--name", "x", "--colour", "red");
        assertRefused("user add", "--email", "a@b.example", "--name", "x", "--password", "short");
        assertThat(Scope.asSystem(() -> people.findByEmail("a@b.example")))
                .as("nothing is left behind")
                .isEmpty();
    }

    @Test
    void createsATokenFromTheCommandLine() {
        var person = accounts.staff(Role.CONSULTANT);
        var out = run("token create", "--user", person.email(), "--name", "skrypt");
        assertThat(out).matches("sos_[0-9A-Za-z]{46}\\R");
        assertThat(accounts.browser().withToken(out.strip()).get("/metrics").status())
                .isEqualTo(200);
        assertRefused("token create", "--user", "nobody@x.example", "--name", "x");
        assertRefused("token create", "--user", person.email(), "--name", "x", "--scope", "everything");
        assertRefused("token create", "--user", person.email(), "--name", "x", "--days", "soon");
    }

    @Test
    void verifiesTheAuditFromTheCommandLine() throws Exception {
        accounts.staff(Role.CONSULTANT);
        assertThat(run("audit verify")).contains("1");
        assertRefused("audit verify", "--head", "00");
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("update identity.audit_entry set subject = 'person:other'");
        }
        assertRefused("audit verify");
    }

    @Test
    void everyCommandHasItsSentenceInBothLanguages() {
        for (var command : commands) {
            for (var locale : List.of(Locale.of("pl"), Locale.ENGLISH)) {
                assertThat(Refusal.sentence(command.helpKey(), locale)).doesNotContain(command.helpKey());
            }
        }
    }

    private String run(String words, String... arguments) {
        var out = new ByteArrayOutputStream();
        var command = commands.stream()
                .filter(one -> one.words().equals(words))
                .findFirst()
                .orElseThrow();
        try {
            command.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertRefused(String words, String... arguments) {
        assertThatThrownBy(() -> run(words, arguments)).isInstanceOf(Refusal.class);
    }
}
