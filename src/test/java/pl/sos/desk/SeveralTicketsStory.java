package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.ground.Scope;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;

/** Several tickets at once: handed over and counted, offered for merging. */
class SeveralTicketsStory extends HouseStory {
    @Autowired
    private Absences absences;

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

    @Test
    void whoIsAwayIsMarkedWhereHeCouldBeChosen() {
        var ticket = house.report(people.maria(), Category.OTHER, "Pytanie", "Proszę.");
        Scope.asStaff(() -> absences.add(
                people.piotr().id(),
                Instant.parse("2026-11-22T23:00:00Z"),
                Instant.parse("2026-11-23T23:00:00Z"),
                Absence.Kind.VACATION,
                Optional.empty()));
        var ewa = accounts.signedIn(people.ewa());
        for (var address : List.of("/tickets/" + ticket + "/assign", "/tickets?tab=OPEN")) {
            assertThatText(ewa.get(address).body())
                    .contains(">Piotr Lis – wraca jutro o 8:00</option>", ">Anna Nowak</option>");
        }
    }
}
