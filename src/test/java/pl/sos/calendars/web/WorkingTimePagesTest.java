package pl.sos.calendars.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Hours;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Role;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;

@SosTest
class WorkingTimePagesTest {
    private static final String OFFER = "/admin/calendars/pl-8-16";

    @Autowired
    TestAccounts accounts;

    @Autowired
    Calendars calendars;

    private Browser administrator;

    @BeforeEach
    void begin() {
        TestDatabase.reset();
        restore();
        administrator = accounts.signedIn(accounts.staff(Role.ADMINISTRATOR));
    }

    @AfterEach
    void restore() {
        Scope.asSystem(() -> calendars.save(WorkingCalendar.ofTheOffer()));
    }

    @Test
    void showsTheCalendarWithItsHolidays() {
        assertThat(administrator.get("/admin/calendars").body()).contains("pl-8-16", "pn 8:00–16:00");
        var page = administrator.get(OFFER);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("24 grudnia 2026 – Wigilia", "1 stycznia 2027 – Nowy Rok")
                .doesNotContain("⟦");
        assertThat(administrator.get("/admin/calendars/nowhere").status()).isEqualTo(404);
    }

    @Test
    void changesTheWeek() {
        var form = week("8:00–12:00, 13–17.30");
        assertThat(administrator.post(OFFER, form).location()).isEqualTo(OFFER);
        WorkingCalendar now = calendars.find("pl-8-16").orElseThrow();
        assertThat(now.week().get(DayOfWeek.MONDAY))
                .containsExactly(Hours.of(8, 12), new Hours(LocalTime.of(13, 0), LocalTime.of(17, 30)));
        assertThat(now.week()).doesNotContainKey(DayOfWeek.TUESDAY);
    }

    @Test
    void keepsWhatWasTypedWhenTheWeekIsRefused() {
        var overlapping = administrator.post(OFFER, week("8:00–12:00, 11:00–13:00"));
        assertThat(overlapping.status()).isEqualTo(422);
        assertThat(overlapping.body()).contains("8:00–12:00, 11:00–13:00", "nie mogą na siebie zachodzić");
        assertThat(administrator.post(OFFER, week("rano")).body()).contains("Wpisz godziny jak");
        assertThat(administrator.post(OFFER, week("")).status()).isEqualTo(422);
        assertThat(calendars.find("pl-8-16").orElseThrow().week())
                .isEqualTo(WorkingCalendar.ofTheOffer().week());
    }

    @Test
    void addsAndRemovesDays() {
        administrator.post(OFFER + "/days-off", "offDate", "2026-12-28", "offName", "inwentaryzacja");
        administrator.post(
                OFFER + "/extra-days", "extraDate", "2026-12-12", "extraName", "odrabiamy", "extraHours", "8–14");
        WorkingCalendar now = calendars.find("pl-8-16").orElseThrow();
        assertThat(now.daysOff()).containsEntry(LocalDate.of(2026, 12, 28), "inwentaryzacja");
        assertThat(now.extraDays().get(LocalDate.of(2026, 12, 12)).hours()).isEqualTo(List.of(Hours.of(8, 14)));
        assertThat(administrator.get(OFFER).body()).contains("inwentaryzacja", "odrabiamy");

        administrator.post(OFFER + "/days-off/2026-12-28/removal");
        administrator.post(OFFER + "/extra-days/2026-12-12/removal");
        assertThat(calendars.find("pl-8-16").orElseThrow().daysOff()).isEmpty();
        assertThat(calendars.find("pl-8-16").orElseThrow().extraDays()).isEmpty();
        assertThat(administrator
                        .post(OFFER + "/days-off", "offDate", "31.12.2026", "offName", "x")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void calculatesAndExplainsADeadline() {
        String question = OFFER + "/deadline?amount=48&counting=CLOCK&from=2026-10-24T10:00&pauseFrom=&pauseUntil=";
        var page = administrator.get(question);
        assertThat(page.body()).contains("<!", "Termin: pon. 26 paź 2026 09:00.", "zegary cofają się o 1 h");
        var fragment = administrator.with("HX-Request", "true").get(question);
        assertThat(fragment.body()).doesNotContain("<html").contains("Termin: pon. 26 paź 2026 09:00.");
        assertThat(administrator
                        .get(OFFER + "/deadline?amount=-5&counting=WORKING_DAYS&from=2026-10-24T10:00")
                        .body())
                .contains("Tego nie da się policzyć");
    }

    @Test
    void addsACalendar() {
        String code = "pl-" + System.nanoTime();
        assertThat(administrator
                        .post("/admin/calendars", "code", code, "name", "Dyżur")
                        .location())
                .isEqualTo("/admin/calendars/" + code);
        assertThat(administrator
                        .post("/admin/calendars", "code", "pl-8-16", "name", "Drugi")
                        .body())
                .contains("Kalendarz o takim kodzie już jest.");
        assertThat(administrator
                        .post("/admin/calendars", "code", "Pl 8", "name", "x")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8:00–16:00            | 8:00–16:00
            8-12,13-17            | 8:00–12:00, 13:00–17:00
            08.30 - 24            | 8:30–24:00
            0–24:00               | 0:00–24:00
            """)
    void readsHoursAsPeopleWriteThem(String typed, String meant) {
        assertThat(HoursText.write(HoursText.read(typed).orElseThrow())).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "8–", "16–8", "8–8", "8–25", "8:60–9", "a–b", "8–12–16", "24–8"})
    void refusesWhatAreNoHours(String typed) {
        assertThat(HoursText.read(typed)).isEmpty();
    }

    private static Map<String, String> week(String monday) {
        var form = new HashMap<>(Map.of("name", "Nasz", "zone", "Europe/Warsaw", "holidays", "POLAND"));
        form.put("MONDAY", monday);
        return form;
    }
}
