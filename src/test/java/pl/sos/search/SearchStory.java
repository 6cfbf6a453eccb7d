package pl.sos.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.hotline.Calls;
import pl.sos.hotline.Settle;
import pl.sos.hotline.SettleResult;
import pl.sos.identity.People;
import pl.sos.kernel.Category;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.Actor;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Visibility;
import pl.sos.work.Counting;

/** One box finds everything: for staff from the palette and on a page, for a client in the head of each page. */
class SearchStory extends HouseStory {
    @Autowired
    SearchIndex index;

    @Autowired
    Calls calls;

    @Autowired
    People staff;

    private TicketNumber lease;

    @BeforeEach
    void reports() {
        lease = house.report(
                people.maria(),
                Category.ERROR,
                "Wydruk umów o najem, czynszów i opłat <b>stycznia</b>",
                "Brakuje drugiej strony. Plik w załączniku, termin mamy do piątku.");
        house.write(
                people.anna(),
                lease,
                Visibility.INTERNAL,
                "Umowa w szablonie <script>x</script> ma zły układ czynszów.");
        var other = house.report(
                people.maria(),
                Category.CONSULTATION,
                "Pytanie o kaucję",
                "Czy umowa czynszu wymaga kaucji? Lokal 14/3.");
        house.move(people.anna(), other, TicketStatus.RESOLVED, "Nie wymaga.");
        house.report(people.kontakt(), Category.ERROR, "Czynsz najmu a umowa wspólnoty", "Obca sprawa.");
        index.catchUp();
    }

    @Test
    void callsOfOneCallerAreToldApartInThePalette() {
        var wish = new Settle.Became.Known(lease);
        Scope.asSystem(() -> {
            staff.setPhone(people.maria().id(), Optional.of("+48610002003"));
            calls.incoming("+48610002003", "616540000", "missed");
            calls.ended(calls.find("missed").orElseThrow().id(), true);
        });
        clock.advance(Duration.ofMinutes(75));
        Scope.asStaff(() -> {
            var from = "+48610002003";
            var anna = people.anna();
            var talk = calls.takenByHand(
                    "talk", from, Optional.empty(), Optional.empty(), clock.instant(), anna.id(), false);
            var said = new Settle(
                    talk.id(),
                    Optional.empty(),
                    Optional.empty(),
                    wish,
                    Optional.of(Minutes.of(5)),
                    "Kaucja",
                    Counting.asAgreed());
            Assertions.assertThat(calls.settle(said, Actor.of(anna))).isInstanceOf(SettleResult.Settled.class);
        });
        index.catchUp();
        try (var window = signedIn(people.anna())) {
            var page = window.open("/").page();
            page.keyboard().press("Control+k");
            page.keyboard().type("Zupełnie inne");
            assertThat(page.locator("#palette-none")).containsText("Nic takiego nie ma. Spróbuj mniej słów");
            assertThat(page.locator("#palette-found a")).hasCount(0);
            window.picture("paleta-nic");
            page.locator("[data-palette]").fill("rozmowa Kowal");
            var rows = page.locator("#palette-found .palette-call");
            assertThat(rows).hasCount(2);
            assertThat(rows.first()).containsText("Maria Kowal, SM Zorza");
            assertThat(rows.first().locator("small")).hasText(Pattern.compile("dziś \\d+:\\d\\d · " + lease));
            assertThat(rows.last().locator("small")).hasText(Pattern.compile("dziś \\d+:\\d\\d · nieodebrane.*"));
            window.picture("paleta-rozmowy");
            window.isAccessible();
            window.size(390, 844);
            window.dark(true);
            window.picture("paleta-rozmowy-390");
            page.locator("#palette-found a[href^='/search']").click();
            assertThat(page.locator(".found-facts").filter(withText("nieodebrane")))
                    .hasCount(1);
            window.picture("szukaj-rozmowy-390");
        }
    }

    @Test
    void staffFindsEveryFormOfAWord() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/").page();
            page.keyboard().press("Control+k");
            page.keyboard().type("umowa czynsz");
            assertThat(page.locator("#palette-found")).containsText("umów o najem, czynszów");
            assertThat(page.locator("#palette-found")).not().containsText("Czynności");
            window.picture("szukaj-paleta");
            page.locator("#palette-found a[href^='/search']").click();
            assertThat(page).hasURL(Pattern.compile(".*/search\\?q=umowa.*"));
            assertThat(page.locator(".found mark").first()).isVisible();
            assertThat(page.locator(".found-title").filter(withText("Wydruk")).locator("mark"))
                    .hasText(new String[] {"umów", "czynszów"});
            assertThat(page.locator("main")).containsText("<b>stycznia</b>");
            assertThat(page.locator("main")).containsText("<script>x</script>");
            window.picture("szukaj");
            window.isAccessible();
            page.locator(".search-tabs a").filter(withText("Zgłoszenia")).click();
            assertThat(page.locator(".found")).hasCount(3);
            window.dark(true);
            window.size(390, 844);
            page.reload();
            window.picture("szukaj-390-ciemny");
            window.isAccessible();
            window.open("/search?q=" + lease);
            assertThat(page).hasURL(Pattern.compile(".*/tickets/" + lease + "$"));
            window.open("/search?q=zupelnienic");
            assertThat(page.locator(".blank")).isVisible();
            window.picture("szukaj-nic");
        }
    }

    @Test
    void aClientFindsHerOwnFromEveryPage() {
        try (var window = signedIn(people.maria())) {
            var page = window.open("/portal").page();
            window.picture("szukaj-w-naglowku");
            page.keyboard().press("/");
            page.keyboard().type("umowa czynsz");
            page.keyboard().press("Enter");
            assertThat(page.locator(".found-title").filter(withText("Wydruk"))).containsText("umów o najem, czynszów");
            assertThat(page.locator("main")).not().containsText("układ");
            assertThat(page.locator("main")).not().containsText("wspólnoty");
            window.picture("szukaj-portal");
            window.size(390, 844);
            window.picture("szukaj-portal-390");
            window.open("/portal/search");
            assertThat(page.locator(".blank")).isVisible();
            window.picture("szukaj-portal-puste");
            window.isAccessible();
        }
    }

    private static com.microsoft.playwright.Locator.FilterOptions withText(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }
}
