package pl.sos.desk.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.clients.Contacts;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.LicenceSale;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.AuditLog;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Language;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

/** The pages about clients and the staff's calendar, through HTTP. */
@SosTest
class ClientPagesTest {
    @Autowired
    TestAccounts accounts;

    @Autowired
    Clients clients;

    @Autowired
    Caretakers caretakers;

    @Autowired
    Absences absences;

    @Autowired
    Contacts contacts;

    @Autowired
    AuditLog audit;

    @Autowired
    Products products;

    @Autowired
    Contracts contracts;

    @Autowired
    Clock clock;

    private Person anna;
    private Person piotr;
    private Person chief;
    private Client zorza;
    private Browser consultant;
    private Browser coordinator;

    @BeforeEach
    void staff() {
        TestDatabase.reset();
        anna = accounts.staff(Role.CONSULTANT);
        piotr = accounts.staff(Role.CONSULTANT);
        consultant = accounts.signedIn(anna);
        chief = accounts.staff(Role.COORDINATOR);
        coordinator = accounts.signedIn(chief);
        zorza = ((CreateClientResult.Created) Scope.asStaff(() -> clients.create(new CreateClient(
                        "SM <Zorza> & Łąka",
                        "5260250274",
                        Optional.of("sm-zorza"),
                        Optional.empty(),
                        Optional.of("=Poznań"),
                        List.of("61 654 00 12"),
                        List.of()))))
                .client();
        Scope.asStaff(() -> caretakers.appoint(zorza.id(), anna.id(), List.of(piotr.id()), LocalDate.of(2026, 1, 1)));
    }

    @Test
    void theListFindsAndSaysWhoLooksAfter() {
        var page = consultant.get("/clients?q=zorz");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("SM &lt;Zorza&gt; &amp; Łąka", anna.name(), "bez umowy");
        assertThat(consultant.get("/clients?q=nobody").body()).contains("Nikogo takiego nie ma");
        assertThat(consultant.get("/clients?mine=1").body()).contains("sm-zorza");
    }

    @Test
    void theExportIsSafeForSpreadsheets() {
        var csv = consultant.get("/clients.csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body())
                .startsWith("\uFEFFNazwa;NIP")
                .contains(";'=Poznań;")
                .contains("+48616540012");
    }

    @Test
    void thePageSaysWhoAnswersNow() {
        assertThat(consultant.get("/clients/sm-zorza").body())
                .contains("href=\"tel:+48616540012\"", "Teraz odpowiada <b>" + anna.name());
        var now = clock.instant();
        Scope.asStaff(() -> absences.add(
                anna.id(), now.minusSeconds(60), now.plusSeconds(3600), Absence.Kind.SICK, Optional.of("grypa")));
        assertThat(consultant.get("/clients/sm-zorza").body()).contains("Teraz zastępuje <b>" + piotr.name());
    }

    @Test
    void thePageSaysWhatIsLeftOfTheHours() {
        assertThat(consultant.get("/clients/sm-zorza").body()).doesNotContain("Godziny w tym miesiącu");
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "Meritum");
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i Księgowość"));
            contracts.sellLicence(new LicenceSale(zorza.id(), Set.of("FK"), LocalDate.of(2026, 11, 2), false));
        });
        assertThat(consultant.get("/clients/sm-zorza").body()).contains("Godziny w tym miesiącu", "6 h z 6 h");
    }

    @Test
    void aDuplicateIsRefusedWithTheWayToTheOther() {
        var refused = consultant.post(
                "/clients",
                "name",
                "Inna",
                "nip",
                "526-025-02-74",
                "slug",
                "",
                "sizeBand",
                "",
                "city",
                "",
                "phones",
                "12",
                "domains",
                "",
                "version",
                "0");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("za krótki", "value=\"Inna\"");
        var taken = consultant.post(
                "/clients",
                "name",
                "Inna",
                "nip",
                "526-025-02-74",
                "slug",
                "",
                "sizeBand",
                "",
                "city",
                "",
                "phones",
                "",
                "domains",
                "",
                "version",
                "0");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("href=\"/clients/sm-zorza\"");
    }

    @Test
    void whoSavesSecondSeesWhatChanged() {
        var mine = form(zorza.version(), "Kórnik", "SM Zorza");
        assertThat(consultant
                        .post("/clients/sm-zorza", form(zorza.version(), "Śrem", "SM Zorza"))
                        .status())
                .isEqualTo(302);
        var conflict = coordinator.post("/clients/sm-zorza", mine);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body()).contains("Ktoś zapisał zmiany", "Śrem", anna.name(), "value=\"Kórnik\"");
        assertThat(coordinator
                        .post("/clients/sm-zorza", form(zorza.version() + 1, "Kórnik", "SM Zorza"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void addsAndInvitesAPerson() {
        assertThat(consultant
                        .post(
                                "/clients/sm-zorza/contacts",
                                Map.of(
                                        "name",
                                        "Maria Kowal",
                                        "email",
                                        "maria@sm.example",
                                        "phone",
                                        "601 234 567",
                                        "role",
                                        "USER",
                                        "invite",
                                        "1"))
                        .status())
                .isEqualTo(302);
        assertThat(consultant.get("/clients/sm-zorza").body()).contains("Maria Kowal", "zaproszenie wysłane");
        assertThat(consultant
                        .post("/clients/sm-zorza/contacts", Map.of("name", "", "email", "x"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aContactIsRenamedAndMovesToAnotherAddress() {
        var maria = accounts.contact(zorza.id(), Role.CLIENT_USER);
        var other = accounts.contact(zorza.id(), Role.CLIENT_USER);
        var address = "/clients/sm-zorza/contacts/" + maria.id();
        assertThat(consultant
                        .post(
                                address,
                                Map.of(
                                        "name",
                                        "Maria Nowa-Kowal",
                                        "email",
                                        "Maria.Nowa@SM.example",
                                        "phone",
                                        "601 234 567",
                                        "role",
                                        "DECISION_MAKER",
                                        "language",
                                        "EN"))
                        .status())
                .isEqualTo(302);
        var changed = Scope.asStaff(() -> contacts.of(zorza.id())).stream()
                .filter(one -> one.id().equals(maria.id()))
                .findFirst()
                .orElseThrow();
        assertThat(changed.name()).isEqualTo("Maria Nowa-Kowal");
        assertThat(changed.email()).isEqualTo("maria.nowa@sm.example");
        assertThat(changed.roles()).containsExactly(Role.DECISION_MAKER);
        assertThat(changed.language()).isEqualTo(Language.EN);
        assertThat(changed.phone()).contains("+48601234567");
        var taken = consultant.post(address, Map.of("name", "Maria Inna", "email", other.email(), "phone", ""));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("Adres " + other.email() + " należy już do kogoś innego", "Maria Inna");
        assertThat(consultant
                        .post(address, Map.of("name", " ", "email", "nikt", "phone", "12"))
                        .body())
                .contains("Uzupełnij to pole.", "nie jest adresem e-mail", "za krótki");
        var entries =
                Scope.asStaff(() -> audit.page(new AuditLog.Filter(Optional.empty(), "person.", ""), Optional.empty())
                        .items());
        assertThat(entries)
                .anyMatch(entry -> entry.action().equals("person.email")
                        && entry.detail().contains(maria.email())
                        && entry.detail().contains("maria.nowa@sm.example"))
                .anyMatch(entry -> entry.action().equals("person.renamed"));
    }

    @Test
    void onlyCoordinatorsAppoint() {
        var form =
                Map.of("primary", piotr.id().toString(), "deputies", anna.id().toString(), "from", "2026-02-01");
        assertThat(consultant.post("/clients/sm-zorza/caretaker", form).status())
                .isEqualTo(404);
        var begun = coordinator.post("/clients/sm-zorza/caretaker", form);
        assertThat(begun.location()).contains("/caretakers/handovers/");
        assertThat(coordinator.get("/clients/sm-zorza").body())
                .contains("Teraz odpowiada <b>" + anna.name(), "Przekazanie w toku");
        var deputies = Map.of("primary", anna.id().toString(), "from", "2026-02-01");
        assertThat(coordinator.post("/clients/sm-zorza/caretaker", deputies).location())
                .isEqualTo("/clients/sm-zorza");
        assertThat(coordinator
                        .post("/clients/sm-zorza/caretaker", Map.of("primary", "x", "from", "y"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whoChangesTheCaretakerSecondIsShownWhatChangedBesideWhatHeChose() {
        var address = "/clients/sm-zorza/caretaker";
        var seen = seen(coordinator.get(address).body());
        Scope.asStaff(() -> caretakers.appoint(zorza.id(), piotr.id(), List.of(anna.id()), LocalDate.of(2026, 1, 2)));
        var form = Map.of(
                "primary", anna.id().toString(), "deputies", piotr.id().toString(), "from", "2026-02-01", "seen", seen);

        var conflict = coordinator.post(address, form);
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body().replaceAll("\\s*\\n\\s*", ""))
                .contains(
                        "<th scope=\"row\">Opiekun</th><td data-label=\"Było\">" + anna.name()
                                + "</td><td data-label=\"Jest\"><b>" + piotr.name() + "</b></td>"
                                + "<td data-label=\"Kto i kiedy\">system, <time",
                        "<td data-label=\"Twój wybór\">" + anna.name() + "</td>",
                        "<th scope=\"row\">Zastępcy</th>",
                        "value=\"" + anna.id() + "\" required checked",
                        "value=\"2026-02-01\"")
                .doesNotContain("⟦", "<th scope=\"row\">Przejmuje</th>");
        assertThat(Scope.asStaff(() -> caretakers.history(zorza.id()))).hasSize(2);

        var decided = new HashMap<>(form);
        decided.put("seen", seen(conflict.body()));
        var begun = coordinator.post(address, decided).location();
        assertThat(begun).contains("/caretakers/handovers/");
        assertThat(coordinator.post(address, decided).location())
                .as("a second click")
                .isEqualTo(begun);
        decided.put("from", "2026-03-01");
        var other = coordinator.post(address, decided);
        assertThat(other.status()).as("another wish while one is under way").isEqualTo(409);
        assertThat(other.body().replaceAll("\\s*\\n\\s*", ""))
                .contains(
                        "<th scope=\"row\">Przejmuje</th>",
                        "<td data-label=\"Kto i kiedy\">" + chief.name() + ", <time",
                        begun,
                        "value=\"2026-03-01\"");
    }

    private static String seen(String page) {
        var found = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aClientsPersonFindsNoneOfThesePages() {
        var contact = accounts.signedIn(accounts.contact(zorza.id(), Role.DECISION_MAKER));
        for (String path : List.of(
                "/clients", "/clients/sm-zorza", "/clients.csv", "/calendar", "/clients/import", "/admin/products")) {
            assertThat(contact.get(path).status()).describedAs(path).isEqualTo(404);
        }
        assertThat(contact.get("/staff/" + anna.id() + "/photo").status()).isEqualTo(200);
        assertThat(contact.get("/staff/" + zorza.id() + "/photo").status()).isEqualTo(404);
    }

    @Test
    void everybodyNotesHisOwnAbsenceAndCoordinatorsEverybodys() {
        var mine = Map.of("from", "2026-12-01", "until", "2026-12-05", "kind", "VACATION");
        assertThat(consultant.post("/calendar/absences", mine).status()).isEqualTo(302);
        assertThat(consultant.get("/calendar?month=2026-12").body()).contains("01.12.2026", "05.12.2026");
        var his = Map.of("person", piotr.id().toString(), "from", "2026-12-01", "until", "2026-12-01");
        assertThat(consultant.post("/calendar/absences", his).status()).isEqualTo(404);
        assertThat(coordinator.post("/calendar/absences", his).status()).isEqualTo(302);
        assertThat(consultant
                        .post("/calendar/absences", Map.of("from", "2026-12-05", "until", "2026-12-01"))
                        .status())
                .isEqualTo(422);
        assertThat(consultant.get("/calendar.csv?month=2026-12").body()).contains(piotr.name(), "2026-12-02T00:00");
    }

    private static Map<String, String> form(int version, String city, String name) {
        return Map.of(
                "name",
                name,
                "nip",
                "5260250274",
                "slug",
                "sm-zorza",
                "sizeBand",
                "",
                "city",
                city,
                "phones",
                "",
                "domains",
                "",
                "version",
                Integer.toString(version));
    }
}
