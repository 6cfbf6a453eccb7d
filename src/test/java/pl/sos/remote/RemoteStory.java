package pl.sos.remote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
            anna.picture("zdalna-czas");
            desk.locator("#action dialog button.btn-primary[data-sends]").click();
            assertThat(desk.locator(".remote-now")).hasCount(0);
            assertThat(portal.locator(".remote-consent")).hasCount(0);

            var work = anna.open("/work").page();
            assertThat(work.locator(".table-work")).containsText("Sprawdzimy ustawienia rozliczenia mediów.");
            assertThat(work.locator(".table-work")).containsText("23 min");
            var hours = maria.open("/portal/hours").page();
            assertThat(hours.locator(".table-hours").first()).containsText("Sprawdzimy ustawienia");
        }
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
