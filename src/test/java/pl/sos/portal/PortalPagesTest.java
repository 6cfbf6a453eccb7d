package pl.sos.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Hours;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.testing.Browser;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.Category;
import pl.sos.page.testing.House;
import pl.sos.tickets.TicketStatus;

/** What a client reads in the portal, through HTTP. The clock starts on Monday 23 November 2026, 10:00 in Warsaw. */
@SosTest
class PortalPagesTest {
    private static final Instant SUNDAY_EVENING = Instant.parse("2026-11-22T18:00:00Z");

    @Autowired
    private House house;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Absences absences;

    @Autowired
    private Calendars calendars;

    @Autowired
    private TestClock clock;

    private House.People3 people;
    private Browser maria;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        clock.reset();
        people = house.furnish();
        maria = accounts.signedIn(people.maria());
    }

    @Test
    void theCaretakerIsOnThePhoneDuringWorkingTimeOnly() {
        assertThat(maria.get("/portal").body()).contains("pod telefonem dziś do 16:00");
        clock.set(SUNDAY_EVENING);
        maria = accounts.signedIn(people.maria());
        assertThat(maria.get("/portal").body())
                .contains("po godzinach, wraca jutro o 8:00")
                .doesNotContain("pod telefonem", "presence-present", "do 08:00");
    }

    @Test
    void whoHasNoCaretakerReadsWhenTheHotLineIsAnswered() {
        var kontakt = accounts.signedIn(people.kontakt());
        assertThat(kontakt.get("/portal").body())
                .contains("Hot-line czynny: dziś do 16:00", "Telefon i pomoc zdalna: pon.–pt. 8:00–16:00")
                .doesNotContain("Opiekun klienta", "caretaker-who");
    }

    @Test
    void theHoursOfTheHotLineAreThoseOfItsCalendar() {
        var before = Scope.asSystem(() -> calendars.find("pl-8-16").orElseThrow());
        var week = new EnumMap<>(before.week());
        week.put(DayOfWeek.FRIDAY, List.of(Hours.of(7, 12)));
        try {
            Scope.asSystem(() -> calendars.change(
                    "pl-8-16",
                    calendar -> new WorkingCalendar(
                            calendar.code(),
                            calendar.name(),
                            calendar.zone(),
                            week,
                            calendar.holidays(),
                            calendar.daysOff(),
                            calendar.extraDays())));
            assertThat(maria.get("/portal").body())
                    .contains("Telefon i pomoc zdalna: pon.–czw. 8:00–16:00; pt. 7:00–12:00");
            assertThat(maria.get("/portal/contract").body())
                    .contains("poniedziałek–czwartek 8:00–16:00; piątek 7:00–12:00");
        } finally {
            Scope.asSystem(() -> calendars.change("pl-8-16", _ -> before));
        }
    }

    @Test
    void anAbsentCaretakerIsSaidToComeBackAsAPersonSaysIt() {
        Scope.asStaff(() -> absences.add(
                people.anna().id(),
                Instant.parse("2026-11-22T23:00:00Z"),
                Instant.parse("2026-11-23T23:00:00Z"),
                Absence.Kind.SICK,
                Optional.empty()));
        assertThat(maria.get("/portal").body()).contains("nieobecność, wraca jutro o 8:00", "Piotr Lis");
    }

    @Test
    void aVisitIsAskedForOnceAndBecomesATicketWithTheWishedDay() {
        assertThat(maria.get("/portal").body()).contains("href=\"/portal/visits/new\"");
        var form = Map.of(
                "formKey",
                UUID.randomUUID().toString(),
                "purpose",
                "TRAINING",
                "application",
                "CZ",
                "day",
                "2026-12-03",
                "otherDay",
                "2026-12-08",
                "part",
                "MORNING",
                "body",
                "Trzy osoby, rozliczenie mediów.");
        var sent = maria.post("/portal/visits", form);
        assertThat(sent.status()).isEqualTo(302);
        assertThat(maria.post("/portal/visits", form).location()).isEqualTo(sent.location());
        assertThat(maria.get(sent.location()).body())
                .contains(
                        "Prośba o wizytę: szkolenie, 3 grudnia 2026",
                        "Proponowany dzień: 3 grudnia 2026, pora: rano.",
                        "Drugi termin: 8 grudnia 2026.",
                        "Trzy osoby, rozliczenie mediów.");
    }

    @Test
    void aVisitCannotBeWishedForADayGoneBy() {
        var refused = maria.post(
                "/portal/visits",
                Map.of("formKey", UUID.randomUUID().toString(), "purpose", "OTHER", "day", "2026-11-23", "body", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Proszę wskazać dzień od jutra.", "choć jedno zdanie");
    }

    @Test
    void whatAwaitsTheClientsWordStandsFirstAmongTheOpenAndNotAmongTheFinished() {
        house.report(people.maria(), Category.ERROR, "Wyciąg się nie wczytuje", "Od wczoraj.");
        var solved = house.report(people.maria(), Category.CONSULTATION, "Jak wydrukować kartotekę", "Proszę.");
        house.move(people.anna(), solved, TicketStatus.RESOLVED, "Menu Wydruki.");
        assertThat(maria.get("/portal").body())
                .containsSubsequence("Jak wydrukować kartotekę", "do potwierdzenia", "Wyciąg się nie wczytuje");
        assertThat(maria.get("/portal/tickets").body())
                .containsSubsequence("Jak wydrukować kartotekę", "do potwierdzenia", "Wyciąg się nie wczytuje");
        assertThat(maria.get("/portal/tickets?show=closed").body()).doesNotContain("Jak wydrukować kartotekę");
        maria.post("/portal/tickets/" + solved + "/confirm", Map.of());
        assertThat(maria.get("/portal").body()).doesNotContain("Jak wydrukować kartotekę");
        assertThat(maria.get("/portal/tickets?show=closed").body()).contains("Jak wydrukować kartotekę");
    }

    @Test
    void withoutAContractAnAnswerIsAimedAtAndNotPromised() {
        var number = house.report(people.kontakt(), Category.FAILURE, "Program się nie uruchamia", "Od rana.");
        var kontakt = accounts.signedIn(people.kontakt());
        assertThat(kontakt.get("/portal/tickets/" + number + "?sent").body())
                .contains("Postaramy się odpowiedzieć")
                .doesNotContain("Reakcja najpóźniej");
        assertThat(kontakt.get("/portal").body())
                .contains("Postaramy się odpowiedzieć")
                .doesNotContain("Reakcja najpóźniej");
    }
}
