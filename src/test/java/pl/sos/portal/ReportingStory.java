package pl.sos.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.TicketStatus;

/** What helps and what must not get in the way while a client writes: earlier cases, files, a session that ends. */
class ReportingStory extends HouseStory {
    @Test
    void whileSheWritesSheSeesWhatHerCompanyHadBeforeAndHowItEnded() {
        var earlier = house.report(people.maria(), Category.FAILURE, "Naliczenie czynszów zatrzymuje się", "Od rana.");
        house.move(people.anna(), earlier, TicketStatus.RESOLVED, "Dopisaliśmy stawkę zerową; naliczenie przeszło.");
        house.report(people.kontakt(), Category.FAILURE, "Naliczenie czynszów stoi w miejscu", "Obcy Klient.");
        try (var maria = signedIn(people.maria())) {
            var page = maria.open("/portal/tickets/new").page();
            page.locator("#r-subject").pressSequentially("Naliczanie czynszów znowu stoi");
            var similar = page.locator("#similar");
            assertThat(similar.locator("li")).hasCount(1);
            assertThat(similar).containsText(earlier.toString());
            assertThat(similar).containsText("Dopisaliśmy stawkę zerową");
            maria.picture("portal-podobne");
            maria.isAccessible();
            page.fill("#r-subject", "Zamówienie szkolenia dla nowych osób");
            assertThat(similar.locator("li")).hasCount(0);
        }
    }

    @Test
    void filesComeByDroppingAndByPasting() {
        try (var maria = signedIn(people.maria())) {
            var page = maria.open("/portal/tickets/new").page();
            drop(page, "#report .drop", file(page, "stawki.csv", "lokal;stawka"));
            assertThat(page.locator(".upload.done")).hasCount(1);
            drop(page, "#r-body", file(page, "log.txt", "błąd"));
            assertThat(page.locator(".upload.done")).hasCount(2);
            page.evaluate("""
                    files => document.querySelector('#r-body').dispatchEvent(new ClipboardEvent('paste',
                        { clipboardData: files, bubbles: true, cancelable: true }))""", file(page, "ekran.png", "obraz"));
            assertThat(page.locator(".upload.done")).hasCount(3);
            assertThat(page.locator(".upload").last()).containsText("ekran.png");
            page.locator(".upload [data-remove]").nth(1).click();
            page.fill("#r-subject", "Stawki się nie zgadzają");
            page.fill("#r-body", "W załączniku nasza tabela.");
            page.locator("#report [data-sends]").click();
            assertThat(page.locator(".message .file")).hasCount(2);
            assertThat(page.locator(".message .files")).containsText("stawki.csv");
            assertThat(page.locator(".message .files")).containsText("ekran.png");
        }
    }

    @Test
    void aSessionThatEndsLosesNothingTyped() {
        var ticket = house.report(people.maria(), Category.ERROR, "Wyciąg się nie wczytuje", "Od wczoraj.");
        try (var maria = signedIn(people.maria())) {
            var page = maria.open("/portal/tickets/" + ticket).page();
            page.fill("#answer-body", "Bank zmienił format w piątek.");
            // Else the draft on its way finds the session gone before she sends.
            assertThat(page.locator("#answer [data-draft-said]")).hasText("Szkic zapisany");
            page.context().clearCookies();
            page.locator("#answer [data-sends]").click();
            assertThat(page.locator("#signed-out")).isVisible();
            assertThat(page.locator("#answer-body")).hasValue("Bank zmienił format w piątek.");
            maria.picture("sesja-wygasla");
            maria.isAccessible();

            signInBeside(page, people.kontakt());
            assertThat(page.locator("#toasts")).containsText("inna osoba");
            assertThat(page.locator("#signed-out")).isVisible();

            signInBeside(page, people.maria());
            assertThat(page.locator("#signed-out")).isHidden();
            page.locator("#answer [data-sends]").click();
            assertThat(page.locator(".message.theirs").last()).containsText("Bank zmienił format w piątek.");
        }
    }

    @Test
    void aReportOutlivesItsSessionToo() {
        try (var maria = signedIn(people.maria())) {
            var page = maria.open("/portal/tickets/new").page();
            page.fill("#r-subject", "Wyciąg się nie wczytuje");
            page.fill("#r-body", "Od wczoraj.");
            assertThat(page.locator("[data-draft-said]")).hasText("Szkic zapisany");
            page.context().clearCookies();
            page.locator("#report [data-sends]").click();
            assertThat(page.locator("#signed-out")).isVisible();
            signInBeside(page, people.maria());
            assertThat(page.locator("#signed-out")).isHidden();
            page.locator("#report [data-sends]").click();
            assertThat(page.locator(".sent")).isVisible();
        }
    }

    private void signInBeside(Page page, Person person) {
        var base = page.url().replaceFirst("(https?://[^/]+).*", "$1");
        var session = accounts.signedIn(person).cookies().get("sos");
        page.context().clearCookies();
        page.context()
                .addCookies(java.util.List.of(
                        new Cookie("sos", session).setUrl(base).setHttpOnly(true)));
        try (var tab = page.context().newPage()) {
            tab.navigate(base + "/signed-in");
        }
    }

    private static JSHandle file(Page page, String name, String text) {
        return page.evaluateHandle("""
                ([name, text]) => {
                    const files = new DataTransfer();
                    files.items.add(new File([text], name));
                    return files;
                }""", new String[] {name, text});
    }

    private static void drop(Page page, String onto, JSHandle files) {
        for (var event : new String[] {"dragover", "drop"}) {
            page.dispatchEvent(onto, event, Map.of("dataTransfer", files));
        }
    }
}
