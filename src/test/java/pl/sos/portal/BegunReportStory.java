package pl.sos.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import pl.sos.page.testing.HouseStory;

/** A report that is begun, left and taken up again is still about the same matter. */
class BegunReportStory extends HouseStory {
    @Test
    void kindApplicationAndFilesComeBackWithTheText() {
        try (var maria = signedIn(people.maria())) {
            var page = maria.open("/portal/tickets/new").page();
            page.locator("label[for=k-FAILURE]").click();
            page.selectOption("#r-application", "CZ");
            page.fill("#r-body", "Od rana naliczenie zatrzymuje się przy lokalu 12/4.");
            page.locator("input[type=file]").setInputFiles(new FilePayload("pusty.txt", "text/plain", new byte[0]));
            assertThat(page.locator(".upload.failed")).containsText("Plik jest pusty.");
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload("ekran.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator(".upload.done")).hasCount(1);
            assertThat(page.locator("[data-draft-said]")).hasText("Szkic zapisany");
            var address = page.url();
            page.close();

            var again = page.context().newPage();
            again.navigate(address);
            assertThat(again.locator("#k-FAILURE")).isChecked();
            assertThat(again.locator("#r-application")).hasValue("CZ");
            assertThat(again.locator("#coverage")).containsText("Objęte umową 12/2024");
            assertThat(again.locator(".upload.done")).containsText("ekran.txt");

            again.locator("[data-sends]").click();
            assertThat(again.locator("#r-subject")).isFocused();
            assertThat(again.locator(".upload.done")).containsText("ekran.txt");
            again.fill("#r-subject", "Naliczenie zatrzymuje się");
            again.locator("[data-sends]").click();
            assertThat(again.locator(".sent")).isVisible();
            assertThat(again.locator(".files")).containsText("ekran.txt");
            assertThat(again.locator(".case-sub")).containsText("Awaria");
        }
    }
}
