package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Visibility;

/** Beside each clock of a ticket: why it is due when it is, when it moved, what counted as a reaction. */
class ClockTraceStory extends HouseStory {
    @Test
    void aClockTellsWhyItIsDueThen() {
        var ticket = house.report(people.maria(), Category.FAILURE, "Naliczenie czynszów stoi", "Od rana.");
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets/" + ticket).page();
            page.locator("#why-REPAIR summary").click();
            assertThat(page.locator("#why-REPAIR .trace-steps")).containsText("5");
            page.locator("#why-REACTION summary").click();
            assertThat(page.locator("#why-REACTION .trace-steps li").last()).containsText("Termin");
            assertThat(page.locator("#why-REACTION .trace")).containsText("Zegar ruszył");
            anna.picture("zegar");
            anna.isAccessible();
        }
    }

    @Test
    void whatIsOpenShowsThePauseAndTheEvidenceAsTheyCome() {
        var ticket = house.report(people.maria(), Category.FAILURE, "Naliczenie czynszów stoi", "Od rana.");
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets/" + ticket).page();
            page.locator("#why-REACTION summary").click();
            page.locator("#why-REPAIR summary").click();
            assertThat(page.locator("#why-REPAIR .trace li")).hasCount(1);

            clock.advance(Duration.ofMinutes(30));
            house.write(people.piotr(), ticket, Visibility.PUBLIC, "Który budynek?");
            house.move(people.piotr(), ticket, TicketStatus.WAITING_FOR_CLIENT, "");

            assertThat(page.locator("#why-REACTION")).containsText("Odpowiedź do klienta – Piotr Lis");
            assertThat(page.locator("#why-REPAIR .trace")).containsText("Wstrzymany: czekamy na klienta – Piotr Lis");
            page.locator("#why-REACTION .trace a").click();
            assertThat(page.locator(".message:target")).containsText("Który budynek?");
        }
    }
}
