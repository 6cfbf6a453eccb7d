package pl.sos.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import pl.sos.page.testing.HouseStory;

/** A field that the browser itself refuses says what is missing where it stands, in the person's language. */
class RefusedFieldsStory extends HouseStory {
    @Test
    void eachSaysItsOwnUntilItIsMended() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/clients/new").page();
            page.locator("main form .btn-primary").click();
            var name = page.locator("#name");
            assertThat(name).isFocused();
            assertThat(name).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#name-error")).hasText("To pole trzeba wypełnić.");
            assertThat(page.locator("#nip-error")).hasText("To pole trzeba wypełnić.");
            window.picture("puste-pola");
            window.isAccessible();

            name.fill("SM Zorza");
            assertThat(page.locator("#name-error")).hasCount(0);
            assertThat(name).not().hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#nip-error")).isVisible();

            window.size(390, 844);
            window.dark(true);
            window.picture("puste-pola-390");
        }
    }
}
