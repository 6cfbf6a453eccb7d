package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;

/** Several tickets at once: handed over and counted, offered for merging. */
class SeveralTicketsStory extends HouseStory {
    private static AbstractStringAssert<?> assertThatText(String text) {
        return Assertions.assertThat(text);
    }

    @Test
    void whatIsMarkedIsAssignedAndCounted() {
        var first = house.report(people.maria(), Category.FAILURE, "Naliczenie się zatrzymuje", "Od rana.");
        var second = house.report(people.maria(), Category.ERROR, "Wyciąg się nie wczytuje", "Od wczoraj.");
        house.report(people.maria(), Category.CONSULTATION, "Jak wydrukować kartotekę", "Proszę.");
        try (var ewa = signedIn(people.ewa())) {
            var page = ewa.open("/tickets?tab=OPEN").page();
            page.locator("input[value=" + first + "]").check();
            page.locator("input[value=" + second + "]").check();
            page.selectOption("#bulk-to", people.piotr().id().toString());
            page.locator("#bulk-send").click();
            assertThat(page.locator(".note-toast")).hasText("Przydzielono 2 zgłoszenia");
            assertThat(page.locator(".row-ticket", new Page.LocatorOptions().setHasText("Piotr Lis")))
                    .hasCount(2);
        }
    }

    @Test
    void whereNothingIsMarkedNothingIsSaidToBeAssigned() {
        var ewa = accounts.signedIn(people.ewa());
        ewa.post("/tickets/assign", Map.of("assignee", people.piotr().id().toString()));
        assertThatText(ewa.get("/tickets").body()).contains("Niczego nie przydzielono");
    }

    @Test
    void mergingOffersTheClientsOtherOpenTickets() {
        var first = house.report(people.maria(), Category.FAILURE, "Naliczenie się zatrzymuje", "Od rana.");
        house.report(people.maria(), Category.ERROR, "Wyciąg się nie wczytuje", "Od wczoraj.");
        house.report(people.kontakt(), Category.OTHER, "Cudza sprawa", "Proszę.");
        assertThatText(accounts.signedIn(people.ewa())
                        .get("/tickets/" + first + "/merge")
                        .body())
                .contains("Wyciąg się nie wczytuje</option>")
                .doesNotContain("Cudza sprawa", first + "\">");
    }
}
