package pl.sos.estimates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.Rounding;
import pl.sos.ground.Scope;
import pl.sos.hours.DrawHours;
import pl.sos.hours.HourLedger;
import pl.sos.hours.Worked;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;
import pl.sos.work.Counting;
import pl.sos.work.LogWork;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/** From the hours a chairman sees to the analysis he agrees to, and what the next month makes of the rest. */
class HoursStory extends HouseStory {
    @Autowired
    HourLedger ledger;

    @Autowired
    Contracts contracts;

    @Autowired
    Tickets tickets;

    @Autowired
    WorkLog work;

    private Person prezes;
    private TicketNumber analysis;

    @BeforeEach
    void twoAndAHalfHoursWereUsed() {
        prezes = accounts.contact(people.zorza(), Role.DECISION_MAKER);
        var question = house.report(people.maria(), Category.CONSULTATION, "Jak rozliczyć media", "Prosimy o pomoc.");
        analysis = house.report(people.maria(), Category.ANALYSIS, "Zestawienie zaległości", "Z podziałem na osiedla.");
        Scope.asStaff(() -> {
            var ticket = tickets.find(question).orElseThrow().id();
            draw("a", "2026-11-12", 90, "Konsultacja: rozliczenie mediów", ticket);
            draw("b", "2026-11-18", 60, "Poprawka ustawień rozliczenia", ticket);
        });
        repaired(house.report(people.maria(), Category.ERROR, "Zła stawka za wodę na 12 kartach", "Od października."));
    }

    @Test
    void theChairmanSeesEachMinuteReadsAnEstimateAndAccepts() {
        try (var chairman = signedIn(prezes);
                var anna = signedIn(people.anna())) {
            var hours = chairman.open("/portal").page();
            hours.locator("nav >> text=Godziny").click();
            assertThat(hours.locator(".hours-left")).containsText("pozostało 3 h 30 min z 6 h");
            assertThat(hours.locator(".table-hours").first()).containsText("Konsultacja: rozliczenie mediów");
            assertThat(hours.locator(".table-hours").first()).containsText("Anna Nowak");
            assertThat(hours.locator(".table-hours").first().locator("tfoot")).containsText("2 h 30 min");
            chairman.picture("godziny");
            chairman.isAccessible();
            chairman.size(390, 844);
            chairman.dark(true);
            chairman.open("/portal/hours");
            hours.locator(".table-hours").first().scrollIntoViewIfNeeded();
            assertThat(hours.locator(".table-hours small").first()).hasText("krok 15 min");
            chairman.picture("godziny-telefon");
            chairman.isAccessible();
            chairman.size(1440, 900);
            chairman.dark(false);

            var desk = anna.open("/tickets/" + analysis).page();
            desk.locator(".ticket-head details.menu summary").last().click();
            desk.locator("[data-action$='/estimate']").first().click();
            desk.fill("#e-hours", "4");
            assertThat(desk.locator("#offer")).containsText("30 min ponad pakiet, płatne po 190 zł netto");
            desk.fill("#e-what", "Zestawienie zaległości z podziałem na osiedla, co miesiąc.");
            anna.picture("wycena-przygotowanie");
            desk.locator("dialog.sheet button.btn-primary[data-sends]").click();
            assertThat(desk.locator("#action dialog")).hasCount(0);

            var page = chairman.open("/portal").page();
            page.locator(".confirm a.btn-primary").click();
            assertThat(page.locator("#offer"))
                    .containsText(
                            "Potrzeba 4 h, w pakiecie zostało 3 h 30 min – 30 min ponad pakiet, płatne po 190 zł netto");
            chairman.picture("wycena");
            chairman.isAccessible();
            page.locator(".offer-answer button.btn-primary").click();
            assertThat(page.locator(".estimate")).containsText("przyjęta");
            assertThat(page.locator(".offer-facts")).containsText("listopad 2026: pozostało 3 h 30 min");
            assertThat(page.locator(".offer-facts")).containsText("30 min × 190 zł = 95 zł");
            assertThat(page.locator(".offer-facts")).containsText("przyjęta w portalu – " + prezes.name());
            chairman.picture("wycena-przyjeta");

            var after = chairman.open("/portal/hours").page();
            assertThat(after.locator(".hours-left")).containsText("pozostało 0 min z 6 h");
            assertThat(after.locator(".hours-left")).containsText("reszta jest zarezerwowana (3 h 30 min)");
            chairman.picture("godziny-zarezerwowane");
            assertThat(after.locator("#hours")).containsText("rezerwacja");
            var rail = anna.open("/tickets/" + analysis).page().locator("#rail");
            assertThat(rail).containsText("przyjęta");
            rail.locator("[id^=estimate-] summary").click();
            assertThat(rail.locator(".offer-facts")).containsText("30 min × 190 zł = 95 zł");
            anna.picture("wycena-na-szynie");
        }
    }

    @Test
    void theMonthTurnsAndWhatWasNotUsedIsLost() {
        clock.setWarsaw("2026-12-01T09:00:00");
        try (var chairman = signedIn(prezes)) {
            var page = chairman.open("/portal/hours").page();
            assertThat(page.locator(".hours-left")).containsText("pozostało 6 h z 6 h");
            page = chairman.open("/portal/hours?month=2026-11").page();
            assertThat(page.locator(".table-sums").last()).containsText("przepadły");
            assertThat(page.locator(".table-sums").last()).containsText("3 h 30 min");
            chairman.size(390, 844);
            chairman.isAccessible();
        }
    }

    private void repaired(TicketNumber error) {
        Scope.asStaff(() -> work.log(
                new LogWork(
                        "repaired",
                        new WorkSource.OfTicket(error),
                        people.anna().id(),
                        WorkKind.REMOTE,
                        WorkChannel.REMOTE,
                        Instant.parse("2026-11-16T09:00:00Z"),
                        Minutes.of(35),
                        "",
                        Counting.asAgreed()),
                Actor.of(people.anna())));
    }

    private void draw(String key, String day, long minutes, String what, TicketId ticket) {
        ledger.draw(new DrawHours(
                key,
                contract(),
                LocalDate.parse(day),
                Minutes.of(minutes),
                "work:" + key,
                what,
                Optional.of(ticket),
                people.anna().id(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Worked(Minutes.of(minutes - 8), Optional.of(Rounding.step(15))))));
    }

    private ContractId contract() {
        return contracts.of(people.zorza()).getFirst().id();
    }
}
