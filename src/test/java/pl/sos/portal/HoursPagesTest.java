package pl.sos.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.Rounding;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawId;
import pl.sos.hours.HourEntry;
import pl.sos.hours.HourLedger;
import pl.sos.hours.Worked;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;
import pl.sos.work.Counting;
import pl.sos.work.EveryMinute;
import pl.sos.work.LogWork;
import pl.sos.work.LogWorkResult;
import pl.sos.work.MonthLine;
import pl.sos.work.WorkLog;
import pl.sos.work.WorkSource;

/** The hours as a table and a document, and what of them is whose. */
class HoursPagesTest extends HouseStory {
    @Autowired
    HourLedger ledger;

    @Autowired
    Contracts contracts;

    @Autowired
    Tickets tickets;

    @Autowired
    WorkLog work;

    @Autowired
    EveryMinute minutes;

    @Test
    void noCellOfTheTableIsAFormula() {
        draw("a", "=HYPERLINK(\"http://x\")", Optional.empty());
        var csv = accounts.signedIn(people.maria()).get("/portal/hours.csv?month=2026-11");

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).contains("\"'=HYPERLINK(").doesNotContain(";=");
    }

    @Test
    void theTableGoesByDayAndEachKindHasItsColumn() {
        draw("b", "Analiza", Optional.empty());
        var lines = accounts.signedIn(people.maria())
                .get("/portal/hours.csv?month=2026-11")
                .body()
                .lines()
                .toList();

        assertThat(lines.getFirst())
                .contains(
                        "Doszło (min);Rzeczywiście (min);Rozliczono (min);Zaokrąglenie;Zarezerwowano (min);Przepadło (min);"
                                + "W tym ponad pakiet (min)");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("2026-11-01;przyznanie;").contains(";360;;;;;;0;");
        assertThat(lines.get(2)).startsWith("2026-11-12;praca;Analiza;Anna Nowak;;;22;30;krok 15 min;;;0;");
    }

    @Test
    void aCorrectionTakesBackWhatPassedAndWhatWasAccounted() {
        draw("b", "Analiza", Optional.empty());
        Scope.asStaff(() -> {
            var draw = ledger.entries(people.zorza(), YearMonth.of(2026, 11), Optional.empty(), 5).items().stream()
                    .filter(entry -> entry.kind() == HourEntry.Kind.DRAW)
                    .findFirst()
                    .orElseThrow();
            ledger.reverse(new DrawId(draw.id()), "pomyłka", people.anna().id(), "r");
        });
        var page = accounts.signedIn(people.maria()).get("/portal/hours").body();
        assertThat(page).contains(">22 min</td>", ">−22 min</td>", "krok 15 min");
        assertThat(accounts.signedIn(people.maria())
                        .get("/portal/hours.csv?month=2026-11")
                        .body())
                .contains(";-22;-30;krok 15 min;");
    }

    @Test
    void workThatTookNoHoursStandsBesideThem() {
        draw("a", "Analiza", Optional.empty());
        var broken = house.report(people.maria(), Category.FAILURE, "Naliczanie staje", "Od rana.");
        log("care", people.zorza(), Optional.of(broken), 50, Counting.asAgreed());
        log("free", people.zorza(), Optional.empty(), 20, new Counting.NotAccounted("nasza pomyłka"));
        log("rate", people.lipowa(), Optional.empty(), 40, Counting.asAgreed());

        var page = accounts.signedIn(people.maria()).get("/portal/hours").body();
        assertThat(page)
                .contains(
                        "Praca care",
                        "w ramach opieki – nie pomniejsza godzin",
                        broken.toString(),
                        "nie rozliczamy: nasza pomyłka",
                        "pozostało 5 h 30 min z 6 h")
                .doesNotContain("Praca rate");
        assertThat(accounts.signedIn(people.maria())
                        .get("/portal/hours.csv?month=2026-11")
                        .body())
                .contains(";praca poza godzinami;Praca care;Anna Nowak;" + broken + ";;50;;;;;0;;w ramach opieki;0")
                .contains(";20;;;;;0;nasza pomyłka;nierozliczane;0")
                .contains(";22;30;krok 15 min;;;0;;z godzin umowy;");
        assertThat(accounts.signedIn(people.maria()).get("/portal/hours.pdf").status())
                .isEqualTo(200);
        assertThat(accounts.signedIn(people.kontakt()).get("/portal/hours").body())
                .contains("Praca rate", "ze stawki, płatne")
                .doesNotContain("Bez pakietu godzin", "Praca care");
    }

    @Test
    void aReasonWrittenBeforeClientsReadItStaysOurs() throws SQLException {
        log("free", people.zorza(), Optional.empty(), 20, new Counting.NotAccounted("nasza pomyłka"));
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute("update work.entry set reason_told = false");
        }

        assertThat(accounts.signedIn(people.maria()).get("/portal/hours").body())
                .contains("Praca free", "nierozliczane")
                .doesNotContain("nasza pomyłka");
    }

    @Test
    void theMonthIsCutAnywhereAndNothingIsMissingOrTwice() {
        for (int i = 0; i < 7; i++) {
            draw("d" + i, "Analiza " + i, Optional.empty());
            log("w" + i, people.zorza(), Optional.empty(), 5, new Counting.NotAccounted("próba"));
        }
        Scope.asClient(people.zorza().value(), people.maria().id().value(), () -> {
            var whole = minutes.month(people.zorza(), YearMonth.of(2026, 11), Optional.empty(), 100);
            assertThat(whole.items()).hasSize(15);
            assertThat(whole.next()).isEmpty();
            for (int limit = 1; limit <= 16; limit++) {
                var cut = new ArrayList<MonthLine>();
                Optional<String> after = Optional.empty();
                do {
                    var slice = minutes.month(people.zorza(), YearMonth.of(2026, 11), after, limit);
                    cut.addAll(slice.items());
                    after = slice.next();
                } while (after.isPresent());
                assertThat(cut).as("by %s", limit).isEqualTo(whole.items());
            }
        });
    }

    @Test
    void theDocumentIsAPdf() {
        draw("a", "Zażółć gęślą jaźń", Optional.empty());
        var pdf = accounts.signedIn(people.maria()).get("/portal/hours.pdf");

        assertThat(pdf.status()).as(pdf.body()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF-");
    }

    @Test
    void aColleaguesConfidentialTicketCountsWithoutSayingWhatItWas() {
        var number = house.report(people.maria(), Category.CONSULTATION, "Sprawa kadrowa", "Tylko do mnie.");
        Scope.asStaff(() -> tickets.setConfidential(number, true, Actor.of(people.anna())));
        draw("a", "Rozmowa o zwolnieniu", Optional.of(number));
        var colleague = accounts.contact(people.zorza(), Role.CLIENT_USER);

        assertThat(accounts.signedIn(people.maria()).get("/portal/hours").body())
                .contains("Rozmowa o zwolnieniu");
        assertThat(accounts.signedIn(colleague).get("/portal/hours").body())
                .contains("praca przy poufnym zgłoszeniu")
                .doesNotContain("Rozmowa o zwolnieniu", number.toString());
    }

    @Test
    void monthsThatAreNoneAreNotThere() {
        var maria = accounts.signedIn(people.maria());
        assertThat(maria.get("/portal/hours?month=2026-13").status()).isEqualTo(404);
        assertThat(maria.get("/portal/hours?month=1066-10").status()).isEqualTo(404);
        assertThat(maria.get("/portal/hours?month=2026-10").status()).isEqualTo(200);
        assertThat(accounts.signedIn(people.kontakt()).get("/portal/hours").body())
                .contains("Bez pakietu godzin");
    }

    private void log(String key, ClientId client, Optional<TicketNumber> ticket, int minutes, Counting counting) {
        var logged = Scope.asStaff(() -> work.log(
                new LogWork(
                        key,
                        ticket.<WorkSource>map(WorkSource.OfTicket::new).orElseGet(() -> new WorkSource.Alone(client)),
                        people.anna().id(),
                        WorkKind.CONSULTATION,
                        WorkChannel.REMOTE,
                        Instant.parse("2026-11-12T09:00:00Z"),
                        Minutes.of(minutes),
                        "Praca " + key,
                        counting),
                Actor.of(people.anna())));
        assertThat(logged).isInstanceOf(LogWorkResult.Logged.class);
    }

    private void draw(String key, String what, Optional<TicketNumber> ticket) {
        Scope.asStaff(() -> {
            ledger.draw(new DrawHours(
                    key,
                    contracts.of(people.zorza()).getFirst().id(),
                    LocalDate.parse("2026-11-12"),
                    Minutes.of(30),
                    "work:" + key,
                    what,
                    ticket.map(number -> tickets.find(number).orElseThrow().id()),
                    people.anna().id(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Worked(Minutes.of(22), Optional.of(Rounding.step(15))))));
        });
    }
}
