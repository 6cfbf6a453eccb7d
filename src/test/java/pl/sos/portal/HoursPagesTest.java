package pl.sos.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.Rounding;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hotline.Calls;
import pl.sos.hotline.Settle;
import pl.sos.hotline.SettleResult;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawId;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourEntry;
import pl.sos.hours.HourLedger;
import pl.sos.hours.OverageConsent;
import pl.sos.hours.ReleaseHours;
import pl.sos.hours.ReservationId;
import pl.sos.hours.ReserveHours;
import pl.sos.hours.ReserveResult;
import pl.sos.hours.Worked;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.page.Times;
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
import tools.jackson.databind.ObjectMapper;

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

    @Autowired
    Calls calls;

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
    void whatIsPrintedAddsUpToTheHeadlineInEveryMoment() {
        Seeded.cases(3, random -> {
            TestDatabase.reset();
            people = house.furnish();
            var held = new ArrayList<ReservationId>();
            var drawn = new ArrayList<DrawId>();
            clock.setWarsaw("2026-10-20T12:00");
            for (int step = 0; step < 24; step++) {
                clock.advance(Duration.ofHours(random.between(0, 96)));
                move(random, "step" + step, held, drawn);
                var now = YearMonth.from(clock.instant().atZone(Times.ZONE));
                var month = random.chance(70) ? now : now.minusMonths(1);
                addsUp(month, random.between(1, 20));
            }
        });
    }

    private void move(Seeded random, String key, List<ReservationId> held, List<DrawId> drawn) {
        var contract =
                Scope.asStaff(() -> contracts.of(people.zorza()).getFirst().id());
        var today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        var minutes = Minutes.of(random.between(5, 200));
        var consent = Optional.of(new OverageConsent(people.maria().id(), clock.instant(), minutes, key));
        Scope.asStaff(() -> {
            switch (random.between(0, 6)) {
                case 0, 1 -> {
                    var wish = new ReserveHours(
                            key,
                            contract,
                            today,
                            minutes,
                            "estimate:" + UUID.randomUUID(),
                            "Zestawienie",
                            Optional.empty(),
                            people.anna().id(),
                            consent);
                    if (ledger.reserve(wish) instanceof ReserveResult.Reserved done) {
                        held.add(done.id());
                    }
                }
                case 2 -> {
                    if (!held.isEmpty()) {
                        ledger.release(new ReleaseHours(
                                key,
                                random.pick(held),
                                Optional.empty(),
                                "mniej",
                                people.anna().id()));
                    }
                }
                case 3 -> {
                    if (!drawn.isEmpty()) {
                        ledger.reverse(
                                random.pick(drawn), "pomyłka", people.anna().id(), key);
                    }
                }
                default -> {
                    var wish = new DrawHours(
                            key,
                            contract,
                            today.minusDays(random.between(0, 15)),
                            minutes,
                            "work:" + key,
                            "Analiza",
                            Optional.empty(),
                            people.anna().id(),
                            held.isEmpty() ? Optional.empty() : Optional.of(random.pick(held)),
                            consent);
                    if (ledger.draw(wish) instanceof DrawResult.Drawn done) {
                        drawn.add(done.id());
                    }
                }
            }
        });
    }

    private void addsUp(YearMonth month, int limit) {
        var balance = Scope.asStaff(() -> ledger.balance(people.zorza(), month));
        var maria = accounts.signedIn(people.maria());
        assertThat(columns(maria.get("/portal/hours.csv?month=" + month).body()))
                .as("table of %s on %s", month, clock.instant())
                .containsEntry("Doszło (min)", balance.pool().value())
                .containsEntry("Rozliczono (min)", balance.drawn().value())
                .containsEntry("Zarezerwowano (min)", balance.reserved().value())
                .containsEntry("Przepadło (min)", balance.expired().value())
                .containsEntry("Przeniesiono dalej (min)", balance.carriedOut().value())
                .containsEntry("W tym ponad pakiet (min)", balance.overage().value())
                .containsEntry("Zmiana stanu (min)", balance.remaining().value());
        assertThat(inPrint(maria.get("/portal/hours?month=" + month).body()))
                .as("page of %s on %s", month, clock.instant())
                .containsExactly(balance.remaining().value(), balance.reserved().value());
        assertThat(inApi(month, limit))
                .as("API of %s on %s", month, clock.instant())
                .isEqualTo(Map.of(
                        "grantedMinutes", balance.granted().value(),
                        "carriedInMinutes", balance.carriedIn().value(),
                        "purchasedMinutes", balance.purchased().value(),
                        "drawnMinutes", balance.drawn().value(),
                        "reservedMinutes", balance.reserved().value(),
                        "expiredMinutes", balance.expired().value(),
                        "carriedOutMinutes", balance.carriedOut().value(),
                        "overageMinutes", balance.overage().value(),
                        "remainingMinutes", balance.remaining().value()));
    }

    private static Map<String, Long> columns(String csv) {
        var lines = csv.lines().map(line -> line.split(";", -1)).toList();
        var sums = new HashMap<String, Long>();
        for (var line : lines.subList(1, lines.size())) {
            for (int i = 0; i < line.length; i++) {
                if (lines.getFirst()[i].endsWith("(min)")) {
                    sums.merge(lines.getFirst()[i], line[i].isEmpty() ? 0 : Long.parseLong(line[i]), Long::sum);
                }
            }
        }
        return sums;
    }

    /** What the rows of the page's movements add up to, its last row, which says it, left out. */
    private static List<Long> inPrint(String page) {
        var table = page.substring(page.indexOf("table-moves"), page.indexOf("</table>", page.indexOf("table-moves")));
        var cells = Pattern.compile("data-label=\"(?:Do dyspozycji|Zarezerwowane)\">(?!<b>)([^<]*)<")
                .matcher(table)
                .results()
                .map(cell -> minutes(cell.group(1)))
                .toList();
        long left = 0;
        long kept = 0;
        for (int i = 0; i < cells.size(); i += 2) {
            left += cells.get(i);
            kept += cells.get(i + 1);
        }
        return List.of(left, kept);
    }

    private static long minutes(String text) {
        var figure = Pattern.compile("([−+]?)(?:([0-9]+) h)? ?(?:([0-9]+) min)?")
                .matcher(text.replace('\u00a0', ' ').strip());
        if (!figure.matches()) {
            return 0;
        }
        long hours = figure.group(2) == null ? 0 : Long.parseLong(figure.group(2));
        long minutes = figure.group(3) == null ? 0 : Long.parseLong(figure.group(3));
        return (figure.group(1).equals("−") ? -1 : 1) * (60 * hours + minutes);
    }

    private Map<String, Long> inApi(YearMonth month, int limit) {
        var program = accounts.program(people.ewa());
        var sums = new HashMap<String, Long>();
        String after = "";
        do {
            var hours = new ObjectMapper()
                    .readTree(program.get("/api/v1/clients/" + people.zorza() + "/hours?month=" + month + "&limit="
                                    + limit + after)
                            .body());
            hours.path("entries")
                    .forEach(entry -> entry.path("share")
                            .propertyStream()
                            .forEach(figure -> sums.merge(
                                    figure.getKey(), figure.getValue().asLong(), Long::sum)));
            after = hours.path("next").isNull()
                    ? ""
                    : "&after=" + hours.path("next").asString();
        } while (!after.isEmpty());
        return sums;
    }

    @Test
    void workOfAnAcceptedEstimateSaysThatItWasReserved() {
        Scope.asStaff(() -> {
            var contract = contracts.of(people.zorza()).getFirst().id();
            var held = (ReserveResult.Reserved) ledger.reserve(new ReserveHours(
                    "e",
                    contract,
                    LocalDate.ofInstant(clock.instant(), Times.ZONE),
                    Minutes.of(160),
                    "estimate:" + UUID.randomUUID(),
                    "Zestawienie zaległości",
                    Optional.empty(),
                    people.maria().id(),
                    Optional.empty()));
            ledger.draw(new DrawHours(
                    "d",
                    contract,
                    LocalDate.ofInstant(clock.instant(), Times.ZONE),
                    Minutes.of(30),
                    "work:d",
                    "Analiza",
                    Optional.empty(),
                    people.anna().id(),
                    Optional.of(held.id()),
                    Optional.empty()));
        });
        var maria = accounts.signedIn(people.maria());
        assertThat(maria.get("/portal/hours").body())
                .containsPattern("z rezerwacji po wycenie przyjętej [^<]*: Zestawienie zaległości")
                .contains("−30 min</td>", "<b>2 h 10 min</b>");
        assertThat(maria.get("/portal/hours.csv").body()).contains(";30;", ";-30;", "z rezerwacji po wycenie");
    }

    @Test
    void aMonthThatIsOverSaysWhatWasUsedAndWhatWasLost() {
        for (int i = 0; i < 10; i++) {
            draw("d" + i, "Analiza", Optional.empty());
        }
        clock.setWarsaw("2026-12-01T09:00");
        assertThat(accounts.signedIn(people.maria())
                        .get("/portal/hours?month=2026-11")
                        .body())
                .contains("wykorzystano 5 h z 6 h</b> – przepadło 1 h")
                .doesNotContain("pozostało 0 min z 6 h");
    }

    @Test
    void theDocumentSaysWhatThePageSays() throws IOException {
        var number = house.report(people.maria(), Category.ANALYSIS, "Zestawienie", "Z podziałem na osiedla.");
        draw("a", "Analiza", Optional.of(number));
        Scope.asStaff(() -> ledger.reserve(new ReserveHours(
                "e",
                contracts.of(people.zorza()).getFirst().id(),
                LocalDate.ofInstant(clock.instant(), Times.ZONE),
                Minutes.of(360),
                "estimate:" + UUID.randomUUID(),
                "Zestawienie zaległości",
                Optional.of(tickets.find(number).orElseThrow().id()),
                people.maria().id(),
                Optional.of(new OverageConsent(people.maria().id(), clock.instant(), Minutes.of(30), "e")))));
        var balance = Scope.asStaff(() -> ledger.balance(people.zorza(), YearMonth.of(2026, 11)));
        var view = accounts.signedIn(people.maria()).download("/portal/hours.pdf");
        try (var pdf = Loader.loadPDF(view)) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("Przyznania, rezerwacje i przeniesienia", "oraz 30 min ponad pakiet", number.toString())
                    .containsPattern("razem\\s+0 min\\s+5 h 30 min");
        }
        assertThat(balance.reserved()).isEqualTo(Minutes.of(330));
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
    void workOnTheTelephoneSaysWhenAndWithWhom() {
        clock.setWarsaw("2026-11-12T10:05");
        var maria = people.maria();
        call("known", people.zorza(), Optional.of(maria.id()), Optional.empty(), "Kolejność zamykania miesiąca");
        clock.advance(Duration.ofMinutes(65));
        call("somebody", people.zorza(), Optional.empty(), Optional.empty(), "Gdzie jest wydruk");
        clock.advance(Duration.ofMinutes(65));
        call(
                "other",
                people.lipowa(),
                Optional.of(accounts.contact(people.lipowa(), Role.CLIENT_USER).id()),
                Optional.empty(),
                "Inna firma");

        var page = accounts.signedIn(maria).get("/portal/hours").body();
        assertThat(page)
                .containsPattern("(?s)Kolejność zamykania miesiąca<small class=\"spoken\"><svg.*?</svg>"
                        + "rozmowa telefoniczna, 10:05 – Maria Kowal</small>")
                .containsPattern("(?s)Gdzie jest wydruk<small class=\"spoken\"><svg.*?</svg>"
                        + "rozmowa telefoniczna, 11:10</small>")
                .doesNotContain("12:15", "Inna firma");
    }

    @Test
    void aTalkOnAColleaguesConfidentialTicketSaysNothingOfItself() {
        clock.setWarsaw("2026-11-12T10:05");
        var maria = people.maria();
        var number = house.report(maria, Category.CONSULTATION, "Sprawa kadrowa", "Tylko do mnie.");
        Scope.asStaff(() -> tickets.setConfidential(number, true, Actor.of(people.anna())));
        call("secret", people.zorza(), Optional.of(maria.id()), Optional.of(number), "Rozmowa o zwolnieniu");
        var colleague = accounts.contact(people.zorza(), Role.CLIENT_USER);

        assertThat(accounts.signedIn(maria).get("/portal/hours").body())
                .contains("rozmowa telefoniczna, 10:05 – Maria Kowal");
        assertThat(accounts.signedIn(colleague).get("/portal/hours").body())
                .contains("praca przy poufnym zgłoszeniu")
                .doesNotContain("rozmowa telefoniczna", "Maria Kowal");
    }

    private void call(
            String key, ClientId client, Optional<PersonId> contact, Optional<TicketNumber> ticket, String note) {
        Scope.asStaff(() -> {
            var talk = calls.takenByHand(
                    key,
                    "",
                    Optional.of(client),
                    contact,
                    clock.instant(),
                    people.anna().id(),
                    false);
            var said = new Settle(
                    talk.id(),
                    Optional.of(client),
                    contact,
                    ticket.<Settle.Became>map(Settle.Became.Known::new).orElseGet(Settle.Became.Nothing::new),
                    Optional.of(Minutes.of(7)),
                    note,
                    Counting.asAgreed());
            assertThat(calls.settle(said, Actor.of(people.anna()))).isInstanceOf(SettleResult.Settled.class);
        });
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
