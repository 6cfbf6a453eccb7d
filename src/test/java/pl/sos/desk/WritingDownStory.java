package pl.sos.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;

/** Staff writes down a report for a client, keeps texts to insert, and meets every page of the desk as axe reads it. */
class WritingDownStory extends HouseStory {
    @Test
    void aCallBecomesATicketOfWhoCalledFromTheMomentOfTheCall() {
        try (var window = signedIn(people.anna())) {
            var page = window.page();
            window.open("/tickets/new?q=zorza");
            page.locator(".list-group a").first().click();
            page.fill("#t-reported", "2026-11-23T09:15");
            page.selectOption("#t-category", "FAILURE");
            var groups = page.locator("#t-application optgroup");
            assertThat(groups).hasCount(2);
            assertThat(groups.first()).hasAttribute("label", "Objęte umową");
            assertThat(groups.first().locator("option"))
                    .hasText(new String[] {"Bank", "Czynsze", "Finanse i księgowość"});
            assertThat(groups.last().locator("option")).hasText(new String[] {"Kadry i płace"});
            page.selectOption("#t-application", "CZ");
            assertThat(page.locator("#coverage")).containsText("Objęte umową 12/2024");
            page.locator("[data-sends]").click();
            assertThat(page.locator(".field-error").first()).containsText("Nic nie przepadło");
            assertThat(page.locator("#t-reported")).hasValue("2026-11-23T09:15");
            page.selectOption("#t-reporter", people.maria().id().toString());
            page.fill("#t-subject", "Naliczenie stoi na 62%");
            page.fill("#t-body", "Dzwoni Pani Maria: pasek stoi od rana.");
            page.locator("[data-sends]").click();
            page.waitForURL(Pattern.compile(".*/tickets/SOS-\\d+"));
            assertThat(page.locator(".ticket-head")).containsText("Maria Kowal");
            assertThat(page.locator(".ticket-head")).containsText("telefon");
            assertThat(page.locator(".ticket-head")).containsText("09:15");
        }
    }

    @Test
    void aReadyTextIsWrittenOnceAndInsertedIntoAReply() {
        var ticket = house.report(people.maria(), Category.ERROR, "Zła stawka", "Od lipca.");
        try (var window = signedIn(people.ewa())) {
            var page = window.page();
            window.open("/admin/canned-replies");
            page.fill("#title", "Powitanie");
            page.fill("#body", "{osoba}, zajmujemy się {numer}.");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Zapisz").setExact(true))
                    .click();
            assertThat(page.locator("tbody a")).hasText("Powitanie");
            window.open("/tickets/" + ticket);
            page.keyboard().press("r");
            page.locator(".composer-foot summary").click();
            page.locator("[data-insert]").click();
            assertThat(page.locator("#composer-body"))
                    .hasValue(Pattern.compile("Maria Kowal, zajmujemy się " + ticket + "\\.\\s*"));
            assertThat(page.locator(".message")).hasCount(1);
        }
    }

    @Test
    void everyPageOfTheDeskIsAccessible() {
        var pages = List.of(
                "/tickets/new",
                "/tickets/new?client=" + people.zorza(),
                "/clients",
                "/clients/sm-zorza",
                "/clients/new",
                "/clients/import",
                "/contracts",
                "/contracts/new",
                "/contracts/licence-sale",
                "/calendar",
                "/account");
        look(people.ewa(), pages);
        var administration = List.of(
                "/admin",
                "/admin/people",
                "/admin/audit",
                "/admin/products",
                "/admin/calendars",
                "/admin/calendars/pl-8-16",
                "/admin/canned-replies",
                "/demo/mailbox");
        look(accounts.staff(pl.sos.identity.Role.ADMINISTRATOR), administration);
    }

    private void look(Person person, List<String> pages) {
        try (var window = signedIn(person)) {
            for (var path : pages) {
                window.dark(false);
                window.size(1440, 900);
                window.open(path);
                window.page().waitForLoadState();
                window.isAccessible();
                window.dark(true);
                window.size(390, 844);
                window.isAccessible();
            }
        }
    }
}
