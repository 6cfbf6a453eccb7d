package pl.sos.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pl.sos.page.testing.HouseStory;

/** A person meets a page that is not there and goes on by the navigation. */
class FailureStory extends HouseStory {
    @Test
    void goesOnByTheNavigation() {
        try (var window = signedIn(people.anna())) {
            var page = window.open("/nie-ma").page();
            window.picture("404-zespol");
            window.isAccessible();
            page.locator(".top-nav a[href='/clients']").click();
            assertThat(page).hasURL(Pattern.compile(".*/clients$"));
        }
        try (var window = signedIn(people.maria())) {
            window.open("/nie-ma");
            window.picture("404-klient");
            window.size(390, 844);
            window.dark(true);
            window.open("/nie-ma");
            window.picture("404-klient-390");
            window.isAccessible();
        }
    }
}
