package pl.sos.contracts.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.sos.contracts.Contracts;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.page.testing.House;
import pl.sos.page.testing.RealBrowser;

/** The coordinator changes the package from the 1st, sees what the annex changes, saves it and prints it. */
@SosTest
class AnnexStory {
    @Autowired
    private House house;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Contracts contracts;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private House.People3 people;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
    }

    @Test
    void anAnnexFromTheFirstChangesThePackageAndIsPrinted() throws IOException {
        try (var window = RealBrowser.window(
                port, accounts.signedIn(people.ewa()).cookies().get("sos"))) {
            var page = window.page();
            window.open("/contracts/12-2024");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Aneks"))
                    .click();
            assertThat(page.locator("#from")).hasValue("2026-12-01");

            assertThat(page.locator(".annex-basis")).containsText("Pola zawierają te warunki.");

            page.locator("#group-HOURS summary").click();
            assertThat(page.locator("#includedHours")).hasValue("6");
            page.fill("#includedHours", "dużo");
            press(page, "Zapisz aneks");
            assertThat(page.locator("#group-HOURS .field-error")).containsText("Wpisz godziny");
            assertThat(page.locator("#includedHours")).hasValue("dużo");
            window.isAccessible();

            page.fill("#includedHours", "10");
            page.selectOption("#overage", "BILL");
            page.locator("#group-WORK summary").click();
            page.fill("#hourlyRate", "210,50");
            press(page, "Pokaż zmiany");
            var changes = page.locator("#changes-card tbody tr");
            assertThat(changes).hasCount(3);
            assertThat(changes.first()).containsText("6 h w miesiącu");
            assertThat(changes.first()).containsText("10 h w miesiącu");
            assertThat(changes.last()).containsText("210,50 zł netto za godzinę");
            window.picture("aneks");
            press(page, "Zapisz aneks");

            page.waitForURL(Pattern.compile(".*/contracts/12-2024\\?on=2026-12-01"));
            assertThat(page.locator(".timeline .is-coming")).containsText("Aneks 1");
            assertThat(page.locator(".timeline .is-now")).containsText("Warunki początkowe");
            window.isAccessible();
            window.picture("umowa");
            var download = page.waitForDownload(
                    () -> page.locator(".timeline .is-coming a[download]").click());
            try (var document = Loader.loadPDF(Files.readAllBytes(download.path()))) {
                Assertions.assertThat(new PDFTextStripper().getText(document))
                        .contains("Aneks nr 1 do umowy nr 12/2024", "Od dnia 1 grudnia 2026", "210,50 zł", "SM Zorza")
                        .doesNotContain("⟦", "Wizyty");
            }

            window.open("/contracts/12-2024/annex");
            var basis = page.locator(".annex-basis .term");
            assertThat(basis).hasCount(3);
            assertThat(basis.nth(0)).containsText("Warunki początkowe, od 1 stycznia 2024");
            assertThat(basis.nth(1)).containsText("Aneks 1, od 1 grudnia 2026");
            assertThat(basis.nth(2)).containsText("a nie dzisiejsze");
            assertThat(page.locator("#from")).hasValue("2027-01-01");
            page.fill("#from", "2062-01-01");
            press(page, "Zapisz aneks");
            assertThat(page.locator("#from-error")).hasText("Aneks może się zacząć najdalej za 5 lat. Sprawdź rok.");
            assertThat(page.locator("#from")).hasValue("2062-01-01");
            page.fill("#from", "2028-01-01");
            press(page, "Zapisz aneks");
            assertThat(page.locator("#from-error"))
                    .hasText("Umowa kończy się 31 grudnia 2027. Zmień też jej ostatni dzień.");
            window.picture("aneks-po-aneksie");
        }
        Scope.asStaff(() -> Assertions.assertThat(
                        contracts.byNumber("12/2024").orElseThrow().versions())
                .hasSize(2));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
