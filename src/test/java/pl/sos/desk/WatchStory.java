package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hotline.Calls;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawId;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourLedger;
import pl.sos.identity.People;
import pl.sos.kernel.Minutes;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.testing.StrangersMail;
import pl.sos.page.testing.HouseStory;

/** What whoever coordinates sees of calls, mail, hours and contracts before opening anything. */
class WatchStory extends HouseStory {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Contracts contracts;

    @Autowired
    HourLedger ledger;

    @Autowired
    Calls calls;

    @Autowired
    People staff;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    IncomingMails mails;

    @Test
    void theCoordinatorSeesWhatWaitsAndGetsToTheWholeList() {
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/").page();
            assertThat(page.locator("[data-watch=calls]")).containsText("Nikt nie czeka");
            assertThat(page.locator("[data-watch=hours]")).containsText("Wszystkim wystarcza godzin");

            rings("+48600700800");
            // It comes by itself.
            assertThat(page.locator("[data-watch=calls] li")).hasCount(1);
            assertThat(page.locator("[data-watch=calls]")).containsText("600 700 800");
            assertThat(page.locator("[data-watch=calls]")).containsText("nikt nie wziął");
            draw("a", 300);
            StrangersMail.arrives(mailboxes, mails, clock.instant());
            endsSoon();
            ewa.open("/");
            assertThat(page.locator("[data-watch=hours] li")).containsText("1 h z 6 h");
            assertThat(page.locator("[data-watch=mail] li")).containsText("Pytanie o oferte");
            assertThat(page.locator("[data-watch=contracts] li")).containsText("WM Lipowa");
            ewa.picture("pulpit-koordynatora");
            ewa.isAccessible();
            page.locator("[data-watch=hours] h2 a").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody")).containsText("Anna Nowak");
            ewa.picture("koncza-sie-godziny");
            ewa.isAccessible();
            ewa.size(390, 844);
            ewa.dark(true);
            ewa.open("/hours");
            ewa.picture("koncza-sie-godziny-390");
            ewa.open("/");
            page.locator("[data-watch=calls]").scrollIntoViewIfNeeded();
            ewa.picture("pulpit-koordynatora-390");
            ewa.isAccessible();
        }
    }

    @Test
    void whoWaitsForATelephoneIsNamedWhole() throws Exception {
        Scope.asStaff(() -> staff.setPhone(people.maria().id(), Optional.of("+48610002003")));
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("update clients.client set name = 'Spółdzielnia Mieszkaniowa „Jutrzenka”' where id = '"
                    + people.zorza() + "'");
        }
        rings("+48610002003");
        clock.setWarsaw("2026-11-25T11:09");
        try (var ewa = signedIn(people.ewa())) {
            ewa.size(1440, 900);
            var page = ewa.open("/").page();
            var row = page.locator("[data-watch=calls] li");
            assertThat(row).containsText("po terminie 26 h 9 min");
            isWhole(row.locator(".cut"), "Spółdzielnia Mieszkaniowa „Jutrzenka”");
            isWhole(row.locator("small"), "obiecany telefon · nikt nie wziął");
            ewa.picture("pulpit-czekaja-na-telefon");
            ewa.size(390, 844);
            ewa.dark(true);
            row.scrollIntoViewIfNeeded();
            isWhole(row.locator(".cut"), "Spółdzielnia Mieszkaniowa „Jutrzenka”");
            isWhole(row.locator("small"), "obiecany telefon · nikt nie wziął");
            ewa.picture("pulpit-czekaja-na-telefon-390");
        }
    }

    private static void isWhole(Locator text, String words) {
        assertThat(text).hasText(words);
        assertThat((Boolean) text.evaluate(
                        "one => one.scrollWidth <= one.clientWidth + 1 && one.scrollHeight <= one.clientHeight + 1"))
                .as(words)
                .isTrue();
    }

    @Test
    void aMailThatPosesAsAClientIsMarkedBeforeItIsOpened() {
        StrangersMail.poses(mailboxes, mails, clock.instant(), people.maria().email());
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/").page();
            assertThat(page.locator("[data-watch=mail] li .tag-late")).hasText("podszywa się");
            ewa.picture("pulpit-podszyta-poczta");
            ewa.size(390, 844);
            ewa.isAccessible();
        }
    }

    @Test
    void whoDoesNotCoordinateHasNoCards() {
        var anna = accounts.signedIn(people.anna());
        assertThat(anna.get("/").body()).doesNotContain("data-watch");
        assertThat(anna.get("/hours").status()).isEqualTo(200);
        assertThat(accounts.signedIn(people.maria()).get("/hours").status()).isEqualTo(404);
    }

    @Test
    void hoursRunOutFromEightyPercentUntilTheyAreGivenBack() {
        var ewa = accounts.signedIn(people.ewa());
        draw("a", 287);
        assertThat(ewa.get("/hours").body()).doesNotContain("SM Zorza");
        var second = draw("b", 1);
        assertThat(ewa.get("/hours").body()).contains("SM Zorza", "1 h 12 min z 6 h", "due-soon");
        assertThat(ewa.get("/hours.csv").body())
                .contains("Klient;Umowa;Pozostało (min)", "SM Zorza;12/2024;72;360;0;2026-11-30;Anna Nowak");
        Scope.asStaff(() -> ledger.reverse(second, "pomyłka", people.anna().id(), "r"));
        assertThat(ewa.get("/hours").body()).doesNotContain("SM Zorza");
        draw("c", 73);
        assertThat(ewa.get("/hours").body()).contains("due-late");
        assertThat(ewa.get("/hours?after=99999_x").body()).contains("SM Zorza");
        assertThat(ewa.get("/hours?after=0_ffffffff-ffff-ffff-ffff-ffffffffffff")
                        .body())
                .doesNotContain("SM Zorza");
    }

    @Test
    void amongThousandsOfClientsOnlyThoseWhoRunOutAreLookedAt() throws Exception {
        var ewa = accounts.signedIn(people.ewa());
        thousands();
        reads("select contract_id from hours.low where period > '2025-11-01' and period <= '2026-11-01'", "low_period");
        reads(
                "select id from contracts.contract where notice_given_on is not null and ends > '2026-12-31'"
                        + " order by ends, id limit 100",
                "contract_under_notice");
        reads("select id from mail.incoming where state = 'TRIAGE' order by id limit 100", "incoming_state");
        var page = ewa.get("/").body();
        assertThat(page).contains("<b class=\"num\">99+</b>Kończą się godziny");
        assertThat(ewa.get("/hours").body()).contains("Klient 0", "?after=");
    }

    /** As the application's role in a staff's scope: row-level security must leave the index usable. */
    private void reads(String query, String index) {
        Scope.asStaff(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            // The order is the index's too; a table as empty as a test's would else be sorted out of any index.
            jdbc.sql("set local enable_sort = off").update();
            assertThat(jdbc.sql("explain " + query).query(String.class).list())
                    .anySatisfy(line -> assertThat(line).contains("Index", index));
        }));
    }

    private void thousands() throws Exception {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("""
                    create temporary table many as
                        select n, gen_random_uuid() as contract, gen_random_uuid() as client, gen_random_uuid() as lot,
                               gen_random_uuid() as transfer from generate_series(0, 3999) n;
                    insert into clients.client (id, name, nip, slug, search, created_at)
                        select client, 'Klient ' || lpad(n::text, 4, '0'), lpad((n + 1000000000)::text, 10, '0'), 'klient-' || n, 'klient ' || n, now() from many;
                    insert into contracts.contract (id, client_id, variant, number, slug, valid_from, created_at)
                        select contract, client, 'STANDARD', 'W/' || n, 'w-' || n, '2024-01-01', now() from many;
                    insert into hours.period select contract, client, '2026-11-01', '2026-11-01', now() from many;
                    insert into hours.low select contract, client, '2026-11-01', 80, now() from many where n % 20 = 0;
                    insert into hours.lot (id, contract_id, client_id, period, kind, turns_left, usable_from, expires_on, made_at)
                        select lot, contract, client, '2026-11-01', 'GRANT', 0, '2026-11-01', '2026-11-30', now() from many;
                    insert into hours.transfer (id, contract_id, client_id, key, kind, month, happened_on, recorded_at)
                        select transfer, contract, client, 'grant', 'GRANT', '2026-11-01', '2026-11-01', now() from many;
                    insert into hours.posting (lot_id, account, number, minutes, balance, transfer_id, client_id)
                        select lot, account, 1, minutes, minutes, transfer, client
                        from many cross join (values ('GRANTED', -360), ('AVAILABLE', 360)) as p (account, minutes)
                        where n % 20 <> 0
                        union all
                        select lot, account, 1, minutes, minutes, transfer, client
                        from many cross join (values ('GRANTED', -360), ('AVAILABLE', 60), ('DRAWN', 300)) as p (account, minutes)
                        where n % 20 = 0;
                    analyze hours.low, hours.period, hours.lot, hours.posting, contracts.contract, clients.client
                    """);
        }
    }

    private DrawId draw(String key, int minutes) {
        return Scope.asStaff(() -> {
            var contract = contracts.of(people.zorza()).getFirst().id();
            var result = ledger.draw(new DrawHours(
                    key,
                    contract,
                    LocalDate.of(2026, 11, 12),
                    Minutes.of(minutes),
                    "test:" + key,
                    "Analiza",
                    Optional.empty(),
                    people.anna().id(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            return result instanceof DrawResult.Drawn drawn ? drawn.id() : fail(result);
        });
    }

    private void rings(String from) {
        clock.setWarsaw("2026-11-23T16:05");
        Scope.asSystem(() -> calls.incoming(from, "616540000", from));
    }

    private void endsSoon() {
        var signed = Scope.asSystem(() -> contracts.sign(new SignContract(
                people.lipowa(),
                "7/2026",
                Optional.of(LocalDate.of(2025, 12, 1)),
                LocalDate.of(2026, 1, 1),
                Optional.of(LocalDate.of(2026, 12, 31)),
                OfferDefaults.terms(Set.of("KADRY")))));
        assertThat(signed).isInstanceOf(SignContractResult.Signed.class);
    }

    private static <R> R fail(Object why) {
        throw new AssertionError(String.valueOf(why));
    }
}
