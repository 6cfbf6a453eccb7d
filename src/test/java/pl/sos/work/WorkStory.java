package pl.sos.work;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.page.testing.House;
import pl.sos.page.testing.RealBrowser;
import pl.sos.tickets.Tickets;

/** Two consultants write down work at the same second, a stopwatch outlives the page and the laptop. */
@SosTest
class WorkStory {
    @Autowired
    House house;

    @Autowired
    TestAccounts accounts;

    @Autowired
    WorkLog work;

    @Autowired
    Tickets tickets;

    @Autowired
    People contacts;

    @Autowired
    Estimates estimates;

    @Autowired
    TestClock clock;

    @LocalServerPort
    int port;

    private House.People3 people;
    private TicketNumber ticket;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
        ticket = house.report(people.maria(), Category.ANALYSIS, "Zestawienie zaległości", "Proszę o zestawienie.");
    }

    @Test
    void twoConsultantsLogAtTheSameSecondAndTheLedgerHolds() {
        try (var anna = signedIn(people.anna());
                var piotr = signedIn(people.piotr())) {
            anna.open("/tickets/" + ticket);
            piotr.open("/tickets/" + ticket);
            ready(anna.page());
            ready(piotr.page());
            assertThat(anna.page().locator(".rail-hours")).containsText("6 h z 6 h");
            // 4 h each, and there are 6: one of them reads what is left.
            anna.page().keyboard().press("t");
            anna.page().keyboard().type("4h");
            piotr.page().keyboard().press("t");
            piotr.page().keyboard().type("4h");
            anna.page().keyboard().down("Enter");
            piotr.page().keyboard().down("Enter");
            anna.page().waitForFunction("() => document.querySelector('.work-refusal, .note-toast')");
            piotr.page().waitForFunction("() => document.querySelector('.work-refusal, .note-toast')");
            var refused = anna.page().locator(".work-refusal").count() == 1 ? anna : piotr;
            var other = refused == anna ? piotr : anna;
            assertThat(other.page().locator(".note-toast")).containsText("W pakiecie zostało 2 h");
            assertThat(refused.page().locator(".work-refusal")).containsText("ma jeszcze 2 h, a wpis liczy 4 h");
            assertThat(refused.page().locator(".work-refusal")).containsText("380,00 zł netto");
            // Nothing typed is lost, and the other's entry came to the rail by itself.
            assertThat(refused.page().locator("#work-minutes")).hasValue("4h");
            assertThat(refused.page().locator(".rail-hours")).containsText("2 h z 6 h");
            refused.picture("praca-odmowa");
            refused.isAccessible();
            refused.page().locator("#work-minutes").fill("1:30");
            refused.page().locator("#work-minutes").press("Enter");
            assertThat(refused.page().locator(".rail-hours")).containsText("30 min z 6 h");
            assertThat(other.page().locator(".rail-hours")).containsText("30 min z 6 h");
        }
        var entries =
                Scope.asStaff(() -> work.of(tickets.find(ticket).orElseThrow().id()));
        org.assertj.core.api.Assertions.assertThat(
                        WorkSum.of(entries).accounted().value())
                .isEqualTo(330);
    }

    @Test
    void workBeforeTheDecisionIsAskedAboutAndMarked() {
        Scope.asSystem(() -> contacts.addContact(
                people.zorza(),
                "Jan Prezes",
                "prezes@sm-zorza.example",
                Set.of(Role.DECISION_MAKER),
                Optional.empty(),
                Language.PL));
        Scope.asStaff(
                people.anna().id().value(),
                () -> estimates.propose(
                        new ProposeEstimate(
                                "k", ticket, Minutes.hours(4), WorkKind.ANALYSIS, "Zestawienie", Optional.empty()),
                        people.anna().id()));
        try (var window = signedIn(people.anna())) {
            var page = window.open("/tickets/" + ticket).page();
            ready(page);
            page.keyboard().press("t");
            page.keyboard().type("30");
            page.keyboard().press("Enter");
            assertThat(page.locator(".work-refusal"))
                    .containsText(
                            Pattern.compile("Wycena na 4 h czeka na decyzję od: dziś .* \\(decyduje Jan Prezes\\)"));
            assertThat(page.locator("#work-minutes")).hasValue("30");
            window.picture("praca-bez-zgody");
            window.isAccessible();
            page.locator(".work-refusal [name=despite]").click();
            assertThat(page.locator(".note-toast")).containsText("bez zgody na wycenę");
            page = window.open("/work").page();
            assertThat(page.locator(".table-work")).containsText("bez zgody na wycenę");
            window.picture("moj-czas-bez-zgody");
        }
    }

    @Test
    void aStopwatchSurvivesAReloadAndAClosedLaptop() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/tickets/" + ticket).page();
            ready(page);
            page.locator(".work-clock").click();
            assertThat(page.locator("#timer .timer")).containsText("00:00 " + ticket);
            clock.advance(Duration.ofMinutes(7));
            page.reload();
            assertThat(page.locator("#timer .timer")).containsText("00:07 " + ticket);
            assertThat(page.locator("#work .work-clock")).containsText("00:07");
            clock.advance(Duration.ofHours(3));
            page.reload();
            assertThat(page.locator(".timer-ask")).containsText("Laptop zamknięty 3 h – odjąć?");
            window.picture("stoper-pytanie");
            page.locator(".timer-ask .btn-primary").click();
            assertThat(page.locator(".timer-ask")).hasCount(0);
            assertThat(page.locator("#timer .timer")).containsText("00:07");
            ready(page);
            assertThat(page.locator("#work .work-clock")).containsText("00:07");
            page.keyboard().press("t");
            page.keyboard().press("Enter");
            assertThat(page.locator(".rail-why summary").last()).containsText("Praca: 7 min, rozliczone 15 min");
            assertThat(page.locator("#timer .timer")).not().containsText(ticket.toString());
            window.picture("praca");
            window.isAccessible();
        }
    }

    @Test
    void aStopwatchOfSecondsIsAskedAboutAndTheNextKeyIsAKeyAgain() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/tickets/" + ticket).page();
            ready(page);
            page.locator(".work-clock").click();
            assertThat(page.locator("#timer .timer")).containsText("00:00 " + ticket);
            clock.advance(Duration.ofSeconds(10));
            page.keyboard().press("t");
            page.keyboard().press("Enter");
            assertThat(page.locator(".work-refusal"))
                    .containsText("Stoper pokazuje 10 s. Zapisać ten czas czy odrzucić?");
            window.picture("stoper-chwila");
            page.locator(".work-refusal [value=discard]").click();
            assertThat(page.locator(".work-refusal")).hasCount(0);
            assertThat(page.locator("#timer .timer")).not().containsText(ticket.toString());
            page.locator(".work-clock").click();
            assertThat(page.locator("#timer .timer")).containsText("00:00 " + ticket);
            clock.advance(Duration.ofSeconds(10));
            page.keyboard().press("t");
            page.keyboard().press("Enter");
            page.locator(".work-refusal [value=keep]").click();
            assertThat(page.locator(".note-toast")).containsText("Zapisano 1 min");
            // A field that was drawn larger keeps no style that the policy would refuse; the browser's complaints are
            // looked at
            // when the window closes.
            page.evaluate("document.querySelector('#work-minutes').style.width = '6rem'");
            page.locator("#work-minutes").fill("15");
            page.locator("#work-minutes").press("Enter");
            assertThat(page.locator(".note-toast").last()).containsText("Zapisano 15 min");
            assertThat(page.locator("#work-minutes")).hasValue("");
            page.keyboard().press("t");
            page.keyboard().type("20");
            assertThat(page.locator("#work-minutes")).hasValue("20");
        }
        var entries =
                Scope.asStaff(() -> work.of(tickets.find(ticket).orElseThrow().id()));
        org.assertj.core.api.Assertions.assertThat(entries)
                .extracting(entry -> entry.minutes().value())
                .containsExactlyInAnyOrder(1L, 15L);
    }

    @Test
    void myWeekIsReadWrittenAndCorrectedByKeys() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/").page();
            page.keyboard().type("gw");
            assertThat(page).hasURL(Pattern.compile(".*/work$"));
            page.waitForLoadState();
            page.keyboard().press("n");
            assertThat(page.locator("dialog[open] #w-for")).isFocused();
            page.keyboard().type("SM Zorza");
            page.locator("#w-minutes").fill("20");
            page.locator("#w-note").fill("Rozmowa o zamknięciu roku");
            page.locator("#w-time").fill("09:00");
            page.keyboard().press("Enter");
            assertThat(page.locator(".table-work")).containsText("Rozmowa o zamknięciu roku");
            assertThat(page.locator(".table-work tfoot")).containsText("20 min");
            window.picture("moj-czas");
            window.isAccessible();
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog[open] #w-minutes")).hasValue("20");
            page.locator("#w-minutes").fill("10");
            page.locator("#w-why").fill("pomyłka w minutach");
            page.locator("#w-why").press("Enter");
            assertThat(page.locator(".table-work tfoot")).containsText("10 min");
            assertThat(page.locator(".table-work tr.work-off")).hasCount(2);
            window.size(390, 844);
            window.isAccessible();
        }
    }

    private static void ready(Page page) {
        assertThat(page.locator("#work-minutes")).isVisible();
    }

    private RealBrowser.Window signedIn(Person person) {
        return RealBrowser.window(port, accounts.signedIn(person).cookies().get("sos"));
    }
}
