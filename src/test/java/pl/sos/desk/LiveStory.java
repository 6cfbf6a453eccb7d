package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Category;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Visibility;

/** Pages change by themselves, and what a person has in hand stays in it: a menu, a field, a choice, a marked text. */
class LiveStory extends HouseStory {
    private TicketNumber ticket;

    @BeforeEach
    void report() {
        ticket = house.report(people.maria(), Category.ERROR, "Wyciąg się nie wczytuje", "Od wczoraj.");
    }

    @Test
    void anOpenMenuStaysOpenWhileTheTicketChangesAndIsFreshOnceItIsClosed() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets/" + ticket).page();
            page.locator(".ticket-status").click();
            var resolve = page.locator(".menu-item[data-action$='to=RESOLVED']");
            var before = resolve.elementHandle();

            house.move(people.piotr(), ticket, TicketStatus.RESOLVED, "Nowy wyciąg już się wczytuje.");
            assertThat(page.locator(".message")).hasCount(2);

            assertThat(resolve).isVisible();
            assertThat(page.locator(".ticket-status")).containsText("rozwiązane");
            org.assertj.core.api.Assertions.assertThat(before.evaluate("button => button.isConnected"))
                    .isEqualTo(true);
            page.keyboard().press("Escape");
            page.locator(".ticket-status").click();
            assertThat(resolve).hasCount(0);
            assertThat(page.locator(".ticket-actions .menu-body").first()).containsText("Wróć do pracy");
        }
    }

    @Test
    void aButtonOfAnOpenMenuCanBePressedAfterTheTicketChanged() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets/" + ticket).page();
            page.locator(".ticket-status").click();
            house.write(people.piotr(), ticket, Visibility.PUBLIC, "Sprawdzam.");
            assertThat(page.locator(".message.ours")).containsText("Sprawdzam.");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Rozwiąż").setExact(true))
                    .click();
            assertThat(page.locator("dialog[open] textarea")).isVisible();
        }
    }

    @Test
    void aHalfFilledFormInALivePageKeepsItsWordsAndItsFocus() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets?tab=OPEN").page();
            page.locator(".queue-tools summary").nth(1).click();
            page.locator("#view-name").click();
            page.keyboard().type("Pilne w Zo");
            house.report(people.kontakt(), Category.FAILURE, "Program się nie uruchamia", "Od rana.");
            assertThat(page.locator(".row-ticket")).hasCount(2);
            page.keyboard().type("rzy");
            assertThat(page.locator("#view-name")).hasValue("Pilne w Zorzy");
        }
    }

    @Test
    void whatIsChosenAndWhereTheKeysStandStaysInAListThatMoves() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets?tab=OPEN").page();
            page.locator(".row-pick").first().check();
            page.keyboard().press("j");
            house.report(people.maria(), Category.FAILURE, "Naliczenie czynszów stoi", "Od rana.");
            assertThat(page.locator(".row-ticket")).hasCount(2);
            assertThat(page.locator(".row-ticket").first()).containsText("Naliczenie czynszów stoi");
            assertThat(page.locator(".bulk")).isVisible();
            assertThat(page.locator(".row-ticket input:checked")).hasCount(1);
            assertThat(page.locator("#row-" + ticket)).isFocused();
        }
    }

    @Test
    void aMarkedTextStaysMarked() {
        try (var anna = signedIn(people.anna())) {
            var page = anna.open("/tickets/" + ticket).page();
            page.evaluate("""
                    () => getSelection().selectAllChildren(document.querySelector('.message-body'))""");
            house.write(people.piotr(), ticket, Visibility.INTERNAL, "Zajrzę do logów.");
            assertThat(page.locator(".message.internal")).hasCount(1);
            org.assertj.core.api.Assertions.assertThat(page.evaluate("() => getSelection().toString()"))
                    .isEqualTo("Od wczoraj.");
        }
    }
}
