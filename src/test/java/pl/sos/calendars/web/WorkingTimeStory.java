package pl.sos.calendars.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.page.testing.RealBrowser;

/** An administrator gives a day off and looks up what becomes of a deadline. */
@SosTest
class WorkingTimeStory {
    @Autowired
    TestAccounts accounts;

    @Autowired
    Calendars calendars;

    @LocalServerPort
    int port;

    private String session = "";

    @BeforeEach
    void begin() {
        TestDatabase.reset();
        restore();
        session =
                accounts.signedIn(accounts.staff(Role.ADMINISTRATOR)).cookies().get("sos");
    }

    @AfterEach
    void restore() {
        Scope.asSystem(() -> calendars.save(WorkingCalendar.ofTheOffer()));
    }

    @Test
    void aDayOffMovesADeadlineAndTheCalculatorSaysWhy() {
        try (var window = RealBrowser.window(port, session)) {
            window.open("/admin/calendars/pl-8-16");
            var page = window.page();
            page.fill("#offDate", "2026-12-28");
            page.fill("#offName", "inwentaryzacja");
            page.click("form[action$='/days-off'] button");
            page.locator("li", new Page.LocatorOptions().setHasText("inwentaryzacja"))
                    .waitFor();
            assertThat(calendars.find("pl-8-16").orElseThrow().daysOff()).containsKey(LocalDate.of(2026, 12, 28));

            page.fill("#amount", "8");
            page.selectOption("#counting", "WORKING_HOURS");
            page.fill("#from", "2026-12-23T12:00");
            page.click("#calculator button");
            Locator due = page.locator(".steps-list li").last();
            PlaywrightAssertions.assertThat(due).hasText("Termin: wt. 29 gru 2026 12:00.");
            assertThat(page.url()).endsWith("/admin/calendars/pl-8-16");
            window.picture("kalendarz-pracy");
        }
    }

    @Test
    void everybodyCanUseIt() {
        try (var window = RealBrowser.window(port, session)) {
            for (String path : new String[] {
                "/admin/calendars",
                "/admin/calendars/pl-8-16",
                "/admin/calendars/pl-8-16/deadline?amount=48&counting=CLOCK&from=2026-10-24T10:00"
            }) {
                window.dark(false);
                window.size(1440, 900);
                window.open(path).isAccessible();
                window.size(390, 844);
                window.open(path).isAccessibleHereToo();
                window.dark(true);
                window.open(path).isNotTooWide();
                window.size(1440, 900);
                window.hasContrast();
            }
        }
    }
}
