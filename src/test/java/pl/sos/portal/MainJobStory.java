package pl.sos.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Category;
import pl.sos.page.testing.HouseStory;
import pl.sos.page.testing.RealBrowser;

/** The first day of work: a client reports, the caretaker reacts, the client confirms – in two real windows. */
class MainJobStory extends HouseStory {
    @Test
    void aReportIsCoveredAnsweredSolvedAndConfirmedWithoutAReload() {
        house.report(people.kontakt(), Category.FAILURE, "Program się nie uruchamia", "Od rana.");
        clock.advance(Duration.ofMinutes(10));
        try (var maria = signedIn(people.maria());
                var anna = signedIn(people.anna())) {
            anna.open("/tickets?tab=OPEN");
            assertThat(anna.page().locator(".row-ticket")).hasCount(1);
            maria.open("/portal");
            assertThat(maria.page().locator("h1")).hasText("Dzień dobry, Pani Mario.");
            assertThat(maria.page().locator(".caretaker")).containsText("Anna Nowak");
            maria.picture("portal-start-pusty");

            var number = reports(maria);

            // Her queue moves by itself, and the client under care stands before the one without.
            var first = anna.page().locator(".row-ticket").first();
            assertThat(first).containsText("Naliczenie czynszów zatrzymuje się na osiedlu B");
            first.hover();
            first.locator(".row-why summary").click();
            assertThat(first.locator(".why")).containsText("S.O.S.");
            anna.picture("kolejka");
            anna.page().keyboard().press("Escape");

            answers(anna, number);

            assertThat(maria.page().locator(".message.ours")).containsText("Sprawdzam stawki");
            assertThat(maria.page().locator(".case-now")).containsText("odpowiedzieliśmy");
            assertThat(maria.page().locator(".case-now")).containsText("Usunięcie najpóźniej");
            maria.picture("portal-sprawa");
            answersWithAFile(maria);

            assertThat(anna.page().locator(".message.theirs").last()).containsText("Stawka zerowa");
            assertThat(anna.page().locator(".files")).containsText("stawki.csv");
            solves(anna);

            assertThat(maria.page().locator(".confirm")).isVisible();
            maria.picture("portal-potwierdzenie");
            maria.page().locator(".confirm button").click();
            assertThat(maria.page().locator(".case-now")).containsText("zakończone");
            assertThat(anna.page().locator(".ticket-status")).containsText("zamknięte");
        }
    }

    private String reports(RealBrowser.Window maria) {
        var page = maria.page();
        page.locator(".btn-report").click();
        page.locator("label[for=k-FAILURE]").click();
        page.selectOption("#r-application", "CZ");
        assertThat(page.locator("#coverage")).containsText("Objęte umową 12/2024");
        page.selectOption("#r-application", "KADRY");
        assertThat(page.locator("#coverage")).containsText("Nieobjęte");
        page.selectOption("#r-application", "CZ");
        assertThat(page.locator("#coverage")).containsText("Reakcja najpóźniej");
        page.fill("#r-subject", "Naliczenie czynszów zatrzymuje się na osiedlu B");
        page.fill("#r-body", "Od rana seryjne naliczanie zatrzymuje się przy lokalu 14/37.");
        maria.picture("portal-zgloszenie");
        page.locator("[data-sends]").click();
        assertThat(page.locator(".sent")).containsText("Anna Nowak");
        assertThat(page.locator(".sent")).containsText("Reakcja najpóźniej");
        maria.picture("portal-przyjete");
        // What has been sent is no draft any more, however quickly it was sent.
        page.locator(".btn-report").click();
        assertThat(page.locator("#r-subject")).hasValue("");
        page.goBack();
        var matcher = Pattern.compile("SOS-\\d+").matcher(page.url());
        return matcher.find() ? matcher.group() : "";
    }

    private void answers(RealBrowser.Window anna, String number) {
        var page = anna.page();
        page.locator("#row-" + number).click();
        assertThat(page.locator("#rail")).containsText("Objęte umową");
        page.keyboard().press("n");
        page.keyboard().type("Brakuje stawki dla składnika 12.");
        assertThat(page.locator(".composer-send")).containsText("tylko my");
        anna.picture("zgloszenie-notatka");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".message.internal")).containsText("Tylko my");
        page.keyboard().press("Escape");
        page.keyboard().press("r");
        page.keyboard().type("Dzień dobry, Pani Mario. Sprawdzam stawki na osiedlu B.");
        assertThat(page.locator(".composer-send")).containsText("Maria Kowal");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".message.ours")).containsText("Sprawdzam stawki");
        assertThat(page.locator(".clock-met").first()).containsText("Dotrzymano");
        anna.picture("zgloszenie");
    }

    private void answersWithAFile(RealBrowser.Window maria) {
        var page = maria.page();
        page.fill("#answer-body", "Stawka zerowa. W załączniku nasza tabela.");
        page.setInputFiles(
                "#answer input[type=file]",
                new FilePayload("stawki.csv", "text/csv", "lokal;stawka\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".upload.done")).hasCount(1);
        page.locator("#answer [data-sends]").click();
        assertThat(page.locator(".message.theirs").last()).containsText("stawki.csv");
    }

    private void solves(RealBrowser.Window anna) {
        var page = anna.page();
        page.locator(".ticket-status").click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Rozwiąż").setExact(true))
                .click();
        Locator dialog = page.locator("dialog[open]");
        dialog.locator("textarea").fill("Dopisaliśmy stawkę zerową; naliczenie przeszło.");
        anna.picture("zgloszenie-rozwiazanie");
        dialog.locator("[data-sends]").click();
        assertThat(page.locator(".ticket-status")).containsText("rozwiązane");
    }
}
