package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.hotline.Calls;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;

/** The team's pages on a telephone: every place can be reached, no figure is cut, fields of a row stand in line. */
class PhoneStory extends HouseStory {
    @Autowired
    Calls calls;

    @Test
    void everyPlaceIsReachedFromTheBottomOfTheWindow() {
        clock.setWarsaw("2026-11-23T16:05");
        Scope.asSystem(() -> calls.incoming("+48600700800", "616540000", "1"));
        try (var ewa = signedIn(people.ewa())) {
            ewa.size(390, 844);
            ewa.dark(true);
            var page = ewa.open("/").page();
            assertThat(page.locator(".top-nav > a:visible, .nav-more > summary:visible"))
                    .hasCount(5);
            page.locator(".nav-more > summary").click();
            assertThat(page.locator(".nav-more .menu-body")).containsText("Administracja");
            ewa.picture("telefon-wiecej");
            ewa.isAccessible();
            page.locator(".nav-more .menu-body a[href='/hotline']").click();
            assertThat(page).hasURL(Pattern.compile(".*/hotline$"));
            assertThat(page.locator(".nav-more > summary")).hasAttribute("aria-current", "true");
            ewa.open("/hotline/statistics");
            assertThat((Boolean) page.evaluate("(() => { const box = document.querySelector('.table-scroll');"
                            + " return box.scrollWidth <= box.clientWidth; })()"))
                    .as("nothing of the table lies outside the window")
                    .isTrue();
            ewa.picture("telefon-statystyka");
            ewa.isAccessible();
        }
    }

    @Test
    void fieldsOfARowStandInLineWhateverTheirLabelsSay() {
        var ticket = house.report(people.maria(), Category.ERROR, "Wydruk", "Bez numeru konta.");
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets/" + ticket).page();
            for (int width : new int[] {1440, 700, 390}) {
                anna.size(width, 844);
                anna.open("/tickets/" + ticket);
                page.evaluate(
                        "htmx.ajax('GET', '/tickets/" + ticket + "/remote', {target: '#action', swap: 'innerHTML'})");
                page.locator("#r-purpose").waitFor();
                anna.picture("pomoc-zdalna-" + width);
                var crooked = page.evaluate("(() => { const tops = [...document.querySelectorAll('.form-grid .field')]"
                        + ".map(one => [Math.round(one.getBoundingClientRect().top),"
                        + " Math.round(one.querySelector('input, select').getBoundingClientRect().top)]);"
                        + " return tops.filter(([row, field]) => tops.some(([r, f]) => r === row && Math.abs(f - field) > 1))"
                        + ".length; })()");
                assertThat(crooked).as("fields out of line at " + width).isEqualTo(0);
            }
        }
    }
}
