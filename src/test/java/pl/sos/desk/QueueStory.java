package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;

/** A coordinator's way with the queue: many tickets given away at once, filters kept under a name. */
class QueueStory extends HouseStory {
    @BeforeEach
    void report() {
        house.report(people.maria(), Category.FAILURE, "Naliczenie czynszów stoi", "Od rana.");
        house.report(people.maria(), Category.ERROR, "Wyciąg się nie wczytuje", "Od wczoraj.");
        house.report(people.kontakt(), Category.CONSULTATION, "Jak rozliczyć nadpłatę?", "Po zmianie stawki.");
    }

    @Test
    void manyTicketsAreAssignedAtOnce() {
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/tickets?tab=OPEN").page();
            assertThat(page.locator(".bulk")).isHidden();
            page.locator(".row-pick").nth(0).check();
            page.locator(".row-pick").nth(1).check();
            assertThat(page.locator(".bulk")).containsText("Zaznaczono: 2");
            ewa.picture("kolejka-zaznaczone");
            ewa.isAccessible();
            page.locator("#bulk-to").selectOption(people.piotr().id().toString());
            page.locator("#bulk-send").click();
            assertThat(page.locator(".note-toast")).containsText("Przydzielono");
            assertThat(page.locator(".row-ticket").nth(0).locator(".row-who")).containsText("Piotr Lis");
            assertThat(page.locator(".row-ticket").nth(1).locator(".row-who")).containsText("Piotr Lis");
            assertThat(page.locator(".row-ticket").nth(2).locator(".row-who")).containsText("Nikomu");
            assertThat(page).hasURL(Pattern.compile(".*/tickets\\?tab=OPEN$"));
        }
    }

    @Test
    void filtersAreKeptUnderANameFoundAgainAndDeleted() {
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/tickets?tab=OPEN").page();
            page.locator(".queue-tools summary").nth(0).click();
            page.selectOption("#f-category", "FAILURE");
            ewa.picture("kolejka-filtry");
            page.locator(".filter .btn-primary").click();
            assertThat(page.locator(".row-ticket")).hasCount(1);
            page.locator(".queue-tools summary").nth(1).click();
            page.fill("#view-name", "Awarie");
            ewa.picture("kolejka-widoki");
            ewa.isAccessible();
            page.keyboard().press("Enter");
            assertThat(page.locator(".note-toast")).containsText("Widok zapisany");

            page.navigate(page.url().replaceFirst("\\?.*", ""));
            page.locator(".queue-tools summary").nth(1).click();
            page.locator(".menu-pair a").click();
            assertThat(page.locator(".row-ticket")).hasCount(1);
            assertThat(page.locator(".active-filters")).containsText("Awaria");

            page.locator(".queue-tools summary").nth(1).click();
            page.locator(".menu-pair button").click();
            page.locator(".queue-tools summary").nth(1).click();
            assertThat(page.locator(".menu-pair")).hasCount(0);
        }
    }

    @Test
    void aPhoneShowsTheSameQueueAndTicketInTheDarkToo() {
        try (var ewa = signedIn(people.ewa())) {
            ewa.size(390, 844);
            for (boolean dark : List.of(false, true)) {
                ewa.dark(dark);
                var page = ewa.open("/tickets?tab=OPEN").page();
                ewa.isAccessible();
                page.locator(".queue-tools summary").nth(1).click();
                assertThat(page.locator("#view-name")).isInViewport();
                ewa.isAccessible();
                page.keyboard().press("Escape");
                page.locator(".row-link").first().click();
                assertThat(page.locator(".ticket-head h1")).isVisible();
                page.locator("#why-REACTION summary").click();
                assertThat(page.locator("#why-REACTION .trace")).isVisible();
                ewa.isAccessible();
                ewa.picture(dark ? "zgloszenie-telefon-ciemne" : "zgloszenie-telefon");
            }
        }
    }
}
