package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;
import pl.sos.search.SearchIndex;

/** A day without a mouse, and two people at one ticket. */
class KeyboardStory extends HouseStory {
    @Autowired
    SearchIndex index;

    @BeforeEach
    void report() {
        house.report(people.maria(), Category.FAILURE, "Naliczenie czynszów zatrzymuje się", "Od rana.");
        house.report(people.maria(), Category.ERROR, "Wyciąg bankowy się nie wczytuje", "Od wczoraj.");
    }

    @Test
    void everythingIsReachedByKeys() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/").page();
            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            window.picture("skroty");
            page.keyboard().press("Escape");
            page.keyboard().type("gt");
            assertThat(page).hasURL(Pattern.compile(".*/tickets$"));
            page.navigate(page.url() + "?tab=OPEN");
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            page.keyboard().press("Enter");
            assertThat(page.locator("#pane h1")).hasText("Naliczenie czynszów zatrzymuje się");
            page.keyboard().press("a");
            assertThat(page.locator("dialog[open]")).containsText("Komu przydzielić");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".ticket-actions")).containsText("Anna Nowak");
        }
    }

    @Test
    void thePaletteFindsTicketsAndClients() {
        index.catchUp();
        try (var window = signedIn(people.anna())) {
            var page = window.open("/").page();
            page.keyboard().press("Control+k");
            page.keyboard().type("zorza");
            assertThat(page.locator("#palette-found")).containsText("SM Zorza");
            page.locator("[data-palette]").fill("wyciąg");
            assertThat(page.locator("#palette-found [aria-selected=true]")).containsText("Wyciąg bankowy");
            window.picture("paleta");
            page.keyboard().press("Enter");
            assertThat(page.locator(".ticket-head h1")).hasText("Wyciąg bankowy się nie wczytuje");
        }
    }

    /** What is asked at the opening may be answered after what was asked at the last letter. */
    @Test
    void thePaletteShowsWhatWasTypedLast() {
        index.catchUp();
        try (var window = signedIn(people.anna())) {
            var page = window.open("/").page();
            var slow = new AtomicReference<Route>();
            page.route(address -> address.endsWith("/palette?q="), slow::set);
            page.keyboard().press("Control+k");
            page.waitForCondition(() -> slow.get() != null);
            page.keyboard().type("wyciąg");
            assertThat(page.locator("#palette-found")).containsText("Wyciąg bankowy");
            slow.get().fulfill(new Route.FulfillOptions().setBody("<p>Późno</p>"));
            // Had anything come of that, it would be there before what is asked now.
            page.evaluate("fetch('/palette?q=zorza').then(answer => answer.text())");
            assertThat(page.locator("#palette-found")).containsText("Wyciąg bankowy");
        }
    }

    /** A save that is slow does not put back what was written before. */
    @Test
    void draftsAreKeptOneAfterTheOther() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/tickets?tab=OPEN").page();
            page.locator(".row-link").first().click();
            assertThat(page.locator("#pane h1")).isVisible();
            var slow = new AtomicReference<Route>();
            page.route(address -> address.endsWith("/draft"), route -> {
                if (!slow.compareAndSet(null, route)) {
                    route.resume();
                }
            });
            page.locator("#composer-body").fill("Dzień dobry");
            page.waitForCondition(() -> slow.get() != null);
            page.locator("#composer-body").fill("Dzień dobry, piszę dalej");
            // Long enough for the next save, did it not wait for this one.
            page.evaluate("new Promise(done => setTimeout(done, 1500))");
            slow.get().resume();
            assertThat(page.locator("form[data-draft]")).hasAttribute("data-kept", "true");
            page.reload();
            assertThat(page.locator("#composer-body")).hasValue("Dzień dobry, piszę dalej");
        }
    }

    @Test
    void aDraftSurvivesAClosedTab() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/tickets?tab=OPEN").page();
            page.locator(".row-link").first().click();
            assertThat(page.locator("#pane h1")).isVisible();
            page.keyboard().press("r");
            page.keyboard().type("Dzień dobry, zaczynam pisać");
            assertThat(page.locator("[data-draft-said]")).hasText("Szkic zapisany");
            // All of it, not only what was written when somebody paused for a moment.
            assertThat(page.locator("form[data-draft]")).hasAttribute("data-kept", "true");
            var address = page.url();
            page.close();
            var again = window.page().context().newPage();
            again.navigate(address);
            assertThat(again.locator("#composer-body")).hasValue("Dzień dobry, zaczynam pisać");
        }
    }

    @Test
    void aNoteBegunBeforeItsTicketHasComeStaysANote() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/tickets?tab=OPEN").page();
            page.locator(".row-link").first().click();
            assertThat(page.locator("#pane h1")).hasText("Naliczenie czynszów zatrzymuje się");
            page.evaluate("""
                () => { const send = XMLHttpRequest.prototype.send;
                        XMLHttpRequest.prototype.send = function (body) { setTimeout(() => send.call(this, body), 700); }; }
                """);
            page.locator("body").press("j");
            page.keyboard().press("n");
            page.keyboard().type("Jak w styczniu, tylko my");
            assertThat(page.locator("#pane h1")).hasText("Wyciąg bankowy się nie wczytuje");
            assertThat(page.locator("#as-note")).isChecked();
            assertThat(page.locator("#composer-body")).hasValue("Jak w styczniu, tylko my");
            page.keyboard().type("!");
            assertThat(page.locator("#composer-body")).hasValue("Jak w styczniu, tylko my!");
        }
    }

    @Test
    void whoComesSecondSeesWhatChangedAndLosesNothing() {
        try (var anna = signedIn(people.anna());
                var ewa = signedIn(people.ewa())) {
            anna.open("/tickets?tab=OPEN").page().locator(".row-link").first().click();
            assertThat(anna.page().locator("#pane h1")).isVisible();
            ewa.open(anna.page().url().replaceFirst("https?://[^/]+", ""));
            anna.page().keyboard().press("a");
            assertThat(anna.page().locator("dialog[open]")).isVisible();
            clock.advance(Duration.ofSeconds(5));
            ewa.page().keyboard().press("a");
            ewa.page()
                    .locator("dialog[open] select")
                    .selectOption(people.piotr().id().toString());
            ewa.page().locator("dialog[open] [data-sends]").click();
            assertThat(ewa.page().locator(".ticket-actions")).containsText("Piotr Lis");
            anna.page().locator("dialog[open] [data-sends]").click();
            assertThat(anna.page().locator(".conflict")).containsText("Piotr Lis");
            anna.picture("konflikt");
            anna.page().locator("dialog[open] [data-sends]").click();
            assertThat(anna.page().locator(".ticket-actions")).containsText("Anna Nowak");
        }
    }

    @Test
    void othersSeeThatSomebodyIsWriting() {
        try (var anna = signedIn(people.anna());
                var ewa = signedIn(people.ewa())) {
            anna.open("/tickets?tab=OPEN").page().locator(".row-link").first().click();
            assertThat(anna.page().locator("#pane h1")).isVisible();
            ewa.open(anna.page().url().replaceFirst("https?://[^/]+", ""));
            anna.page().keyboard().press("r");
            anna.page().keyboard().type("Dzień dobry");
            assertThat(ewa.page().locator(".writing")).containsText("Anna Nowak pisze");
        }
    }
}
