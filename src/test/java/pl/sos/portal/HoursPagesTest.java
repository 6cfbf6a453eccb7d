package pl.sos.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.Rounding;
import pl.sos.ground.Scope;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawId;
import pl.sos.hours.HourEntry;
import pl.sos.hours.HourLedger;
import pl.sos.hours.Worked;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.HouseStory;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Tickets;

/** The hours as a table and a document, and what of them is whose. */
class HoursPagesTest extends HouseStory {
    @Autowired
    HourLedger ledger;

    @Autowired
    Contracts contracts;

    @Autowired
    Tickets tickets;

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
