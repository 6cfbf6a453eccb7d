package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;

/** Who coordinates hands several tickets over at once, and reads how many it were. */
class BulkAssignStory extends HouseStory {
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
        org.assertj.core.api.Assertions.assertThat(ewa.get("/tickets").body()).contains("Niczego nie przydzielono");
    }
}
