package pl.sos.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.LicenceSale;
import pl.sos.contracts.LicenceSaleResult;
import pl.sos.ground.Scope;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourLedger;
import pl.sos.identity.Role;
import pl.sos.kernel.Minutes;
import pl.sos.page.testing.HouseStory;
import pl.sos.page.testing.RealBrowser;

/** Variant II as staff and the client read it: three months with their own hours, what is covered, what follows. */
class LicenceCareStory extends HouseStory {
    @Autowired
    private Contracts contracts;

    @Autowired
    private HourLedger hours;

    @Test
    void showsTheHoursOfEachMonthWhatIsCoveredAndWhatFollows() {
        var contract = soldInOctober();
        draw(contract, "2026-10-20", 90);
        draw(contract, "2026-11-12", 105);

        try (var window = signedIn(people.ewa())) {
            window.open("/contracts/" + contract.slug());
            reads(window);
            assertThat(window.page().locator(".licence-care")).containsText("jest przygotowana i czeka na wysłanie");
            window.isAccessible();
            window.picture("wariant-2");
        }
        var before = signedIn(people.kontakt());
        try (before) {
            before.open("/portal/contract");
            assertThat(before.page().locator(".licence-care"))
                    .containsText("Przed tym dniem osoby decyzyjne dostaną ofertę wariantu I.");
        }

        var chairman = accounts.contact(people.lipowa(), Role.DECISION_MAKER);
        var sent = accounts.signedIn(people.ewa())
                .post(
                        "/contracts/" + contract.slug() + "/offer",
                        Map.of("startsOn", "2027-01-01", "validUntil", "2027-01-15", "do", "send"));
        Assertions.assertThat(sent.location()).isEqualTo("/contracts/" + contract.slug() + "/offer");
        try (var window = signedIn(chairman)) {
            window.size(390, 844);
            window.dark(true);
            window.open("/portal/contract");
            reads(window);
            assertThat(window.page().locator(".table-stack tr", new Page.LocatorOptions().setHasText("Szkolenie")))
                    .containsText("praca nieobjęta, płatna po uzgodnieniu");
            assertThat(window.page().locator(".table-stack tr", new Page.LocatorOptions().setHasText("Konsultacja")))
                    .not()
                    .containsText("nieobjęta");
            assertThat(window.page().locator(".licence-care"))
                    .containsText("Czeka na Państwa oferta wariantu I od 1 stycznia 2027, ważna do 15 stycznia 2027.");
            window.isAccessible();
            window.page().locator(".licence-care").scrollIntoViewIfNeeded();
            window.picture("portal-wariant-2-telefon");
        }
    }

    private static void reads(RealBrowser.Window window) {
        var card = window.page().locator(".licence-care");
        assertThat(card).containsText("Do 6 h konsultacji w każdym z trzech miesięcy");
        assertThat(card).containsText("Niewykorzystane godziny nie przechodzą");
        var months = card.locator("tbody tr");
        assertThat(months).hasCount(3);
        assertThat(months.nth(0)).containsText("październik 2026");
        assertThat(months.nth(0)).containsText("1 h 30 min");
        assertThat(months.nth(0)).containsText("przepadło: 4 h 30 min");
        assertThat(months.nth(1)).containsText("4 h 15 min");
        assertThat(months.nth(2)).containsText("przyszły");
        assertThat(months.nth(2)).containsText("6 h");
        assertThat(card).containsText("Ostatni dzień opieki: 31 grudnia 2026.");
        assertThat(card).containsText("wizyty i praca u klienta");
    }

    private Contract soldInOctober() {
        return Scope.asStaff(() -> ((LicenceSaleResult.CareStarted) contracts.sellLicence(
                        new LicenceSale(people.lipowa(), Set.of("FK"), LocalDate.of(2026, 10, 14), false)))
                .contract());
    }

    private void draw(Contract contract, String day, int minutes) {
        var drawn = Scope.asStaff(() -> hours.draw(new DrawHours(
                day,
                contract.id(),
                LocalDate.parse(day),
                Minutes.of(minutes),
                "work:" + day,
                "Konsultacja",
                Optional.empty(),
                people.anna().id(),
                Optional.empty(),
                Optional.empty())));
        Assertions.assertThat(drawn).isInstanceOf(DrawResult.Drawn.class);
    }
}
