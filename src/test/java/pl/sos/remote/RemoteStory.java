package pl.sos.remote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.Clients;
import pl.sos.ground.Scope;
import pl.sos.kernel.Category;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.HouseStory;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Tickets;

/** A consultant asks, the client agrees in the portal, the session and its minutes are in the log and the register. */
class RemoteStory extends HouseStory {
    @Autowired
    Tickets tickets;

    @Autowired
    ServiceClocks clocks;

    @Autowired
    Clients clients;

    @Test
    void theClientAgreesInThePortalAndTheMinutesAreInTheLog() {
        var number = house.report(people.maria(), Category.CONSULTATION, "Jak rozliczyć media", "Prosimy o pomoc.");
        try (var anna = signedIn(people.anna());
                var maria = signedIn(people.maria())) {
            var portal = maria.open("/portal/tickets/" + number).page();
            assertThat(portal.locator(".remote-consent")).hasCount(0);

            var desk = anna.open("/tickets/" + number).page();
            desk.locator(".ticket-head details.menu summary").last().click();
            desk.locator("[data-action$='/remote']").click();
            assertThat(desk.locator("#action dialog")).containsText("klient zgadza się na każdą sesję osobno");
            desk.fill("#r-purpose", "Sprawdzimy ustawienia rozliczenia mediów.");
            desk.fill("#r-number", "123 456 789");
            anna.picture("zdalna-prosba");
            anna.isAccessible();
            desk.locator("#action dialog button.btn-primary[data-sends]").click();
            assertThat(desk.locator(".remote-now")).containsText("Czekamy na zgodę: Maria Kowal");
            anna.picture("zdalna-czeka");

            // Without anybody loading the page anew.
            assertThat(portal.locator(".remote-consent")).containsText("Anna Nowak prosi o zgodę na pomoc zdalną");
            maria.picture("zdalna-zgoda");
            maria.isAccessible();
            maria.dark(true);
            maria.size(390, 844);
            portal = maria.open("/portal").page();
            maria.picture("zdalna-zgoda-390");
            maria.isAccessible();
            portal.locator(".remote-agree button").click();
            assertThat(portal.locator(".remote-consent")).containsText("Zgoda jest");

            assertThat(desk.locator(".remote-now")).containsText("zgoda w portalu: Maria Kowal");
            assertThat(desk.locator(".remote-now a[href='anydesk:123456789']")).isVisible();
            desk.locator(".remote-now [data-action$='/start']").click();
            assertThat(desk.locator(".remote-now")).containsText("Sesja trwa");
            assertThat(portal.locator(".remote-consent")).containsText("widzi Państwa ekran");
            maria.picture("zdalna-trwa-portal");
            assertReacted(number);

            clock.advance(Duration.ofMinutes(12));
            desk.locator(".remote-now [data-action$='/pause']").click();
            assertThat(desk.locator(".remote-now")).containsText("Sesja wstrzymana");
            clock.advance(Duration.ofMinutes(30));
            desk.locator(".remote-now [data-action$='/resume']").click();
            assertThat(desk.locator(".remote-now")).containsText("Sesja trwa");
            clock.advance(Duration.ofMinutes(11));
            anna.picture("zdalna-trwa");
            desk.locator(".remote-now [data-action$='/end']").click();
            assertThat(desk.locator("#r-minutes")).hasValue("23");
            assertThat(desk.locator("#r-note")).isEmpty();
            desk.fill("#r-note", "Sprawdzono ustawienia rozliczenia mediów.");
            anna.picture("zdalna-czas");
            desk.locator("#action dialog button.btn-primary[data-sends]").click();
            assertThat(desk.locator(".remote-now")).hasCount(0);
            assertThat(portal.locator(".remote-consent")).hasCount(0);

            var work = anna.open("/work").page();
            assertThat(work.locator(".table-work")).containsText("Sprawdzono ustawienia rozliczenia mediów.");
            assertThat(work.locator(".table-work")).containsText("23 min");
            var hours = maria.open("/portal/hours").page();
            assertThat(hours.locator(".table-hours").first()).containsText("Sprawdzono ustawienia");
        }
    }

    @Test
    void theRegisterHoldsSessionsAndCopiesAndTheClientTakesItsPart() {
        try (var anna = signedIn(people.anna());
                var maria = signedIn(people.maria())) {
            var desk = anna.open("/clients/" + slug() + "/copies/new").page();
            desk.fill("#c-name", "Główna");
            desk.fill("#c-purpose", "Odtworzenie błędu w naliczeniu");
            desk.fill("#c-where", "serwer testowy 3");
            desk.check("[name=unmasked]");
            desk.fill("#c-unmasked", "Umowa powierzenia w podpisie");
            anna.picture("zdalna-kopia-nowa");
            desk.locator("form[action$='/copies'] button[data-sends]").click();
            assertThat(desk.locator("h1")).containsText("Kopia bazy: Główna");
            anna.isAccessible();
            desk.fill("#d-how", "Skasowano bazę i pliki");
            desk.fill("#d-at", "2099-01-01T10:00");
            desk.locator("form[action$='/deletion'] button").click();
            assertThat(desk).hasURL(Pattern.compile(".*/deletion$"));
            assertThat(desk.locator("#d-at")).hasAccessibleDescription(Pattern.compile("Podaj, kiedy ją usunięto.*"));
            assertThat(desk.locator(".field-error")).hasCount(1);
            assertThat(desk.locator("#d-how")).hasValue("Skasowano bazę i pliki");
            Assertions.assertThat(desk.locator("dl.terms dd").first().textContent())
                    .containsPattern("\\d\\d:\\d\\d, Anna Nowak");
            anna.picture("zdalna-kopia-odmowa");
            anna.isAccessible();
            desk.navigate(desk.url());
            assertThat(desk).hasURL(Pattern.compile(".*/remote/copies/[0-9a-f-]{36}$"));
            desk.fill("#d-how", "Skasowano bazę i pliki");
            desk.locator("form[action$='/deletion'] button").click();
            assertThat(desk.locator("a[href$='/certificate.pdf']")).isVisible();
            anna.picture("zdalna-kopia");

            desk.locator("nav.crumbs a").last().click();
            desk.locator("a[href^='/remote?client=']").click();
            desk.locator("[data-action$='/remote']").click();
            desk.locator("#r-person").selectOption(people.maria().id().toString());
            desk.fill("#r-purpose", "Ustawienie wydruku");
            desk.locator("#action dialog button.btn-primary[data-sends]").click();
            desk.waitForURL("**/remote/sessions/**");
            desk.locator("[data-action$='/consent']").click();
            desk.fill("#r-how", "przez telefon");
            desk.locator("#action dialog button.btn-primary[data-sends]").click();
            assertThat(desk.locator("#session")).containsText("zgoda ustna: Maria Kowal");
            anna.picture("zdalna-sesja");

            var register = anna.open("/remote").page();
            assertThat(register.locator(".table-remote")).containsText("Ustawienie wydruku");
            anna.picture("zdalna-rejestr");
            anna.isAccessible();
            anna.dark(true);
            anna.size(390, 844);
            assertThat(register).hasTitle(Pattern.compile("Rejestr pomocy zdalnej.*"));
            anna.open("/remote/copies");
            assertThat(register).hasTitle(Pattern.compile("Rejestr kopii baz.*"));
            assertThat(register.locator("h1")).hasText("Rejestr kopii baz");
            anna.picture("zdalna-kopie-390");
            anna.isAccessible();

            var portal = maria.open("/portal/remote").page();
            assertThat(portal.locator("#remote")).containsText("Ustawienie wydruku");
            assertThat(portal.locator("a[href$='/certificate.pdf']")).isVisible();
            maria.picture("zdalna-portal");
            maria.isAccessible();
            maria.dark(true);
            maria.size(390, 844);
            maria.open("/portal/remote");
            maria.picture("zdalna-portal-390");
            maria.isAccessible();
        }
    }

    private String slug() {
        return Scope.asStaff(() -> clients.find(people.zorza()).orElseThrow().slug());
    }

    private void assertReacted(TicketNumber number) {
        Scope.asStaff(() -> {
            var ticket = tickets.find(number).orElseThrow();
            Assertions.assertThat(clocks.evidence(ticket.id()))
                    .extracting(Evidence::kind)
                    .containsExactly(Evidence.Kind.REMOTE_SESSION);
        });
    }
}
