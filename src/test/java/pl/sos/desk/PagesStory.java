package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.Visibility;

/** Every page in a real browser: nothing for axe to find, nothing refused by the policy, nothing wider than a phone. */
class PagesStory extends HouseStory {
    private TicketNumber ticket;

    @BeforeEach
    void report() {
        ticket = house.report(
                people.maria(),
                Category.FAILURE,
                "Naliczenie czynszów zatrzymuje się na osiedlu B",
                "Dzień dobry,\n\nod rana seryjne naliczanie zatrzymuje się przy lokalu 14/37.\n\nMaria Kowal");
        house.report(people.kontakt(), Category.ERROR, "Drukarka nie drukuje książeczek", "Wychodzą puste strony.");
        house.write(people.anna(), ticket, Visibility.INTERNAL, "Brakuje stawki dla składnika 12.");
        house.write(people.anna(), ticket, Visibility.PUBLIC, "Dzień dobry, sprawdzam stawki na osiedlu B.");
    }

    @Test
    void staffPagesAreAccessibleLightDarkAndSmall() {
        walk(
                people.ewa(),
                List.of(
                        "/",
                        "/tickets?tab=OPEN",
                        "/tickets?tab=CLOSED",
                        "/tickets?tab=OPEN&q=nic+takiego",
                        "/tickets/" + ticket,
                        "/nie-ma-takiej-strony"));
    }

    @Test
    void portalPagesAreAccessibleLightDarkAndSmall() {
        walk(
                people.maria(),
                List.of(
                        "/portal",
                        "/portal/tickets",
                        "/portal/tickets/new",
                        "/portal/tickets/" + ticket,
                        "/portal/contract"));
        walk(people.kontakt(), List.of("/portal", "/portal/contract"));
    }

    @Test
    void theManualHasItsPictures() {
        for (var subject : List.of(
                "Wyciąg z banku nie wczytuje się po zmianie formatu",
                "Jak rozliczyć nadpłatę po zmianie stawki za wodę?",
                "Dodatkowa kolumna na zawiadomieniu o opłatach")) {
            house.report(people.maria(), Category.CONSULTATION, subject, "Proszę o pomoc.");
        }
        house.report(people.kontakt(), Category.FAILURE, "Program się nie uruchamia", "Od rana.");
        clock.advance(Duration.ofHours(44));
        try (var ewa = signedIn(people.ewa());
                var anna = signedIn(people.anna());
                var maria = signedIn(people.maria())) {
            ewa.open("/").picture("pulpit");
            ewa.open("/tickets?tab=OPEN").picture("kolejka-pelna");
            anna.open("/tickets/" + ticket);
            assertThat(anna.page().locator(".row-ticket").first()).isVisible();
            anna.picture("queue");
            anna.dark(true);
            anna.open("/tickets/" + ticket);
            assertThat(anna.page().locator(".row-ticket").first()).isVisible();
            anna.picture("zgloszenie-ciemne");
            maria.open("/portal").picture("portal");
            maria.open("/portal/contract").picture("portal-umowa");
            maria.size(390, 844);
            maria.open("/portal/tickets/" + ticket).picture("portal-telefon");
        }
    }

    @Test
    void theDialogsOfATicketAreAccessible() {
        try (var window = signedIn(people.ewa())) {
            for (var key : List.of("assign", "history", "reclassify", "coverage", "split", "link")) {
                window.open("/tickets/" + ticket);
                window.page()
                        .evaluate(
                                "key => htmx.ajax('GET', location.pathname + '/' + key, {target: '#action', swap: 'innerHTML'})",
                                key);
                assertThat(window.page().locator("dialog[open]")).isVisible();
                window.isAccessible();
            }
        }
    }

    private void walk(Person person, List<String> paths) {
        try (var window = signedIn(person)) {
            for (var path : paths) {
                window.dark(false);
                window.size(1440, 900);
                window.open(path);
                window.page().waitForLoadState();
                window.isAccessible();
                window.size(390, 844);
                window.isAccessibleHereToo();
                window.dark(true);
                window.open(path);
                window.page().waitForLoadState();
                window.isNotTooWide();
                window.size(1440, 900);
                window.hasContrast();
            }
        }
    }
}
