package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.sos.caretakers.Competence;
import pl.sos.caretakers.Competence.Level;
import pl.sos.caretakers.Competence.Side;
import pl.sos.caretakers.Competence.Subject;
import pl.sos.caretakers.Competences;
import pl.sos.clients.HandlingNotes;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.page.testing.House;
import pl.sos.page.testing.RealBrowser;

/**
 * A client passes from one caretaker to another: the coordinator chooses among those who fit, both sides work off the list,
 * the new one reads the card, both confirm, and the client reads of it in the portal.
 */
@SosTest
class HandoverStory {
    @Autowired
    private House house;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestClock clock;

    @Autowired
    private HandlingNotes notes;

    @Autowired
    private Competences competences;

    @LocalServerPort
    private int port;

    private House.People3 people;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
        Scope.asStaff(() -> competences.set(
                people.piotr().id(),
                new Competence(Map.of(
                        new Subject("CZ", Side.FUNCTIONAL), Level.EXPERT,
                        new Subject("CZ", Side.TECHNICAL), Level.INDEPENDENT,
                        new Subject("FK", Side.FUNCTIONAL), Level.INDEPENDENT,
                        new Subject("FK", Side.TECHNICAL), Level.INDEPENDENT,
                        new Subject("BANK", Side.FUNCTIONAL), Level.INDEPENDENT,
                        new Subject("BANK", Side.TECHNICAL), Level.BASIC))));
    }

    @Test
    void aClientPassesToAnotherCaretakerAndIsTold() {
        try (var ewa = signedIn(people.ewa());
                var anna = signedIn(people.anna());
                var piotr = signedIn(people.piotr());
                var maria = signedIn(people.maria())) {
            writesTheCard(anna);
            completesCompetence(ewa);

            ewa.open("/clients/sm-zorza/caretaker");
            var best = ewa.page().locator("fieldset li").first();
            assertThat(best).containsText("Piotr Lis");
            assertThat(best).containsText("zna po obu stronach wszystkie aplikacje z umowy (3)");
            ewa.isAccessible();
            best.locator("input").check();
            ewa.page().fill("#from", "2026-11-23");
            ewa.page().selectOption("#deputy-0", people.anna().id().toString());
            press(ewa.page(), "Dalej");
            assertThat(ewa.page().locator("h1")).hasText("Przekazanie: SM Zorza");
            var address = ewa.page().url().replaceAll("^.*?/caretakers", "/caretakers");

            anna.open(address);
            press(anna.page(), "Potwierdzam przekazanie");
            assertThat(anna.page().locator("[role=alert]")).containsText("zostało 6 rzeczy");
            for (int item = 1; item <= 6; item++) {
                anna.page().check("#item-" + item);
                assertThat(anna.page().locator("header .tag")).hasText("zrobione " + item + " z 6");
            }
            // The others' pages follow by themselves.
            assertThat(ewa.page().locator("header .tag")).hasText("zrobione 6 z 6");
            anna.picture("przekazanie");
            anna.isAccessible();
            press(anna.page(), "Potwierdzam przekazanie");

            piotr.open(address);
            press(piotr.page(), "Potwierdzam przejęcie");
            assertThat(piotr.page().locator("[role=alert]")).containsText("Najpierw przeczytaj");
            piotr.open("/clients/sm-zorza/card");
            piotr.isAccessible();
            press(piotr.page(), "Przeczytane, znam tę kartę");
            assertThat(piotr.page().locator("main")).containsText("Znasz najnowszą wersję");
            piotr.open(address);
            press(piotr.page(), "Potwierdzam przejęcie");
            assertThat(piotr.page().locator("header .tag")).hasText("przekazane");

            maria.open("/portal");
            assertThat(maria.page().locator("#new-caretaker"))
                    .hasText("Od 23 listopada 2026 Państwa opiekunem jest Piotr Lis");
            assertThat(maria.page().locator(".caretaker-name")).hasText("Piotr Lis");
            maria.picture("portal-nowy-opiekun");
            ewa.open("/clients/sm-zorza");
            assertThat(ewa.page().locator("main")).containsText("gotowy");
            ewa.open("/caretakers");
            assertThat(ewa.page().locator("main")).containsText("Gotowy opiekun u 1 z 1 klientów.");
            ewa.picture("gotowosc");
            ewa.isAccessible();
            ewa.size(390, 844);
            ewa.isAccessibleHereToo();
        }
    }

    @Test
    void aNotePopsUpOnTheFirstOpeningUntilItIsConfirmed() {
        Scope.asStaff(() -> notes.write(people.zorza(), "Mówić wolno i wyraźnie"));
        var ticket = house.report(people.maria(), Category.ERROR, "Zła stawka", "Od wczoraj.");
        try (var anna = signedIn(people.anna());
                var piotr = signedIn(people.piotr())) {
            anna.open("/clients/sm-zorza");
            var dialog = anna.page().locator("#handling-note");
            assertThat(dialog).isVisible();
            assertThat(dialog).containsText("Mówić wolno i wyraźnie");
            anna.isAccessible();
            anna.page().keyboard().press("Escape");
            assertThat(dialog).isHidden();
            anna.open("/tickets/" + ticket);
            assertThat(dialog).isVisible();
            anna.picture("wazne-przy-obsludze");
            press(anna.page(), "Przeczytane");
            assertThat(dialog).hasCount(0);
            anna.open("/clients/sm-zorza");
            assertThat(anna.page().locator("h1")).hasText("SM Zorza");
            assertThat(dialog).hasCount(0);
            piotr.open("/tickets/" + ticket);
            assertThat(piotr.page().locator("#handling-note")).isVisible();
        }
    }

    private void writesTheCard(RealBrowser.Window anna) {
        var page = anna.page();
        anna.open("/clients/sm-zorza/card/edit");
        page.fill("#i-0-NAME", "Produkcyjna");
        page.fill("#i-0-SERVER", "serwer w biurze");
        page.fill("#i-0-DB_ENGINE", "PostgreSQL");
        page.fill("#i-0-DB_VERSION", "16.4");
        page.fill("#i-0-REMOTE_ACCESS", "VPN, hasło: Zorza2024");
        page.fill("#r-UPDATES", "W piątki po 14:00");
        anna.isAccessible();
        press(page, "Zapisz kartę");
        assertThat(page.locator("#i-0-REMOTE_ACCESS-error")).containsText("To wygląda na hasło");
        page.fill("#i-0-REMOTE_ACCESS", "VPN, dane w sejfie haseł");
        press(page, "Zapisz kartę");
        assertThat(page.locator("h1")).hasText("Karta klienta");
        assertThat(page.locator("main")).containsText("W piątki po 14:00");
        anna.open("/clients/sm-zorza/card/edit");
        page.fill("#i-0-DB_VERSION", "17.2");
        page.fill("#why", "Nowa baza danych");
        press(page, "Zapisz kartę");
        press(page, "Porównaj");
        assertThat(page.locator("ins")).hasText("17.2");
        assertThat(page.locator("del")).hasText("16.4");
        anna.picture("karta-roznice");
        anna.isAccessible();
        press(page, "Przeczytane, znam tę kartę");
        assertThat(page.locator("main")).containsText("Znasz najnowszą wersję");
    }

    /** By keys alone: a digit chooses the level, Ctrl Enter saves. */
    private void completesCompetence(RealBrowser.Window ewa) {
        var page = ewa.page();
        ewa.open("/caretakers/competence/" + people.piotr().id());
        ewa.isAccessible();
        page.focus("select[name='BANK.TECHNICAL']");
        page.keyboard().press("2");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("h1")).hasText("Kompetencje");
        ewa.isAccessible();
        ewa.size(390, 844);
        ewa.isAccessibleHereToo();
        ewa.size(1440, 900);
        assertThat(Scope.asStaff(() -> competences.of(people.piotr().id())).level("BANK", Side.TECHNICAL))
                .isEqualTo(Level.INDEPENDENT);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private RealBrowser.Window signedIn(Person person) {
        return RealBrowser.window(port, accounts.signedIn(person).cookies().get("sos"));
    }
}
