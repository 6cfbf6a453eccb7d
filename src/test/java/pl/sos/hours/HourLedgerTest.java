package pl.sos.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.entitlement.RemainingHours;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.products.NewApplication;
import pl.sos.products.Products;

@SosTest
@RecordApplicationEvents
class HourLedgerTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final PersonId ANNA = PersonId.next();

    @Autowired
    HourLedger ledger;

    @Autowired
    Contracts contracts;

    @Autowired
    Clients clients;

    @Autowired
    Products products;

    @Autowired
    TestClock clock;

    @Autowired
    DueTimers timers;

    @Autowired
    RemainingHours remaining;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private ClientId zorza;
    private ContractId contract;

    @BeforeEach
    void sixHoursAMonth() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i Księgowość"));
            products.addApplication("MERITUM", NewApplication.of("KADRY", "Kadry i Płace"));
            zorza = ((CreateClientResult.Created) clients.create(CreateClient.of("SM Zorza", "7811767696")))
                    .client()
                    .id();
            contract = sign("12/2026", HoursPackage.monthly(Minutes.hours(6)));
        });
    }

    @Test
    void countsWorkToTheMinute() {
        Scope.asStaff(() -> {
            assertThat(ledger.balance(contract, NOVEMBER).remaining()).isEqualTo(Minutes.hours(6));

            var drawn = (DrawResult.Drawn) ledger.draw(draw("a", "2026-11-20", 150));

            assertThat(drawn.overage()).isEqualTo(Minutes.ZERO);
            assertThat(drawn.parts()).singleElement().extracting(Part::minutes).isEqualTo(Minutes.of(150));
            assertThat(drawn.after().remaining()).isEqualTo(Minutes.of(210));
            assertThat(ledger.balance(zorza, NOVEMBER)).isEqualTo(drawn.after());
            assertThat(ledger.draw(draw("a", "2026-11-20", 150))).isEqualTo(drawn);
            assertThat(ledger.entries(contract, NOVEMBER, Optional.empty(), 50).items())
                    .extracting(HourEntry::kind, entry -> entry.minutes().value())
                    .containsExactly(tuple(HourEntry.Kind.DRAW, 150L), tuple(HourEntry.Kind.GRANT, 360L));
        });
    }

    @Test
    void keepsMinutesForAgreedWork() {
        Scope.asStaff(() -> {
            ledger.draw(draw("a", "2026-11-20", 150));
            var wish = new ReserveHours(
                    "r",
                    contract,
                    LocalDate.parse("2026-11-25"),
                    Minutes.hours(4),
                    "estimate:1",
                    "Analiza",
                    Optional.empty(),
                    ANNA,
                    Optional.empty());
            assertThat(ledger.reserve(wish))
                    .isEqualTo(new ReserveResult.NotEnough(
                            Minutes.hours(4), Minutes.of(210), Minutes.of(30), OverageRule.ASK));
            var agreed = new OverageConsent(ANNA, clock.instant(), Minutes.of(30), "estimate:1");
            var reserved = (ReserveResult.Reserved) ledger.reserve(new ReserveHours(
                    "r",
                    contract,
                    LocalDate.parse("2026-11-25"),
                    Minutes.hours(4),
                    "estimate:1",
                    "Analiza",
                    Optional.empty(),
                    ANNA,
                    Optional.of(agreed)));
            assertThat(reserved.fromPackage()).isEqualTo(Minutes.of(210));
            assertThat(reserved.overage()).isEqualTo(Minutes.of(30));
            assertThat(reserved.after().remaining()).isEqualTo(Minutes.ZERO);
            assertThat(ledger.draw(draw("b", "2026-11-23", 1))).isInstanceOf(DrawResult.NotEnough.class);

            var part = (DrawResult.Drawn) ledger.draw(draw("c", "2026-11-23", 200, reserved.id()));
            assertThat(part.overage()).isEqualTo(Minutes.ZERO);
            assertThat(ledger.reservation(reserved.id()).orElseThrow().left()).isEqualTo(Minutes.of(40));
            var rest = (DrawResult.Drawn) ledger.draw(draw("d", "2026-11-23", 25, reserved.id()));
            assertThat(rest.overage()).isEqualTo(Minutes.of(15));

            var released =
                    ledger.release(new ReleaseHours("e", reserved.id(), Optional.empty(), "gotowe wcześniej", ANNA));
            assertThat(released).isEqualTo(new ReleaseResult.Released(Minutes.ZERO, Minutes.ZERO, Minutes.of(15)));
            assertThat(ledger.balance(contract, NOVEMBER).drawn()).isEqualTo(Minutes.of(375));
            assertThat(ledger.balance(contract, NOVEMBER).overage()).isEqualTo(Minutes.of(15));

            var back = (ReverseResult.Reversed) ledger.reverse(rest.id(), "pomyłka", ANNA, "f");
            assertThat(back.after().overage()).isEqualTo(Minutes.ZERO);
            assertThat(back.after().remaining()).isEqualTo(Minutes.of(10));
        });
    }

    @Test
    void theMonthTurnsAndWhatIsUnusedExpires() {
        clock.setWarsaw("2026-10-31T23:50");
        Scope.asStaff(() -> ledger.draw(draw("a", "2026-10-31", 100)));
        timers.runUntil(Instant.parse("2026-10-31T23:10:00Z"), Duration.ofMinutes(5));

        Scope.asStaff(() -> {
            var october = ledger.balance(contract, YearMonth.of(2026, 10));
            assertThat(october.expired()).isEqualTo(Minutes.of(260));
            assertThat(october.remaining()).isEqualTo(Minutes.ZERO);
            assertThat(entries(NOVEMBER)).containsExactly(tuple(HourEntry.Kind.GRANT, 360L));
            assertThat(entries(YearMonth.of(2026, 10)))
                    .containsExactly(
                            tuple(HourEntry.Kind.EXPIRY, 260L),
                            tuple(HourEntry.Kind.DRAW, 100L),
                            tuple(HourEntry.Kind.GRANT, 360L));
        });
    }

    @Test
    void carriesOverWhatTheContractAllowsAtTheEndOfFebruary() {
        clock.setWarsaw("2027-02-28T23:59");
        Scope.asStaff(() -> {
            contract = sign(
                    "K",
                    HoursPackage.monthly(Minutes.hours(6)).withCarryOver(new CarryOver(Minutes.hours(2), 1)),
                    "2027-02-01",
                    "KADRY");
            ledger.draw(draw("a", "2027-02-28", 60));
        });
        clock.setWarsaw("2027-03-01T00:00");
        Scope.asStaff(() -> {
            var march = ledger.balance(contract, YearMonth.of(2027, 3));
            assertThat(march.carriedIn()).isEqualTo(Minutes.hours(2));
            assertThat(march.remaining()).isEqualTo(Minutes.hours(8));
            ledger.settle(contract);
            ledger.settle(contract);
            assertThat(ledger.balance(contract, YearMonth.of(2027, 3))).isEqualTo(march);
            var february = ledger.balance(contract, YearMonth.of(2027, 2));
            assertThat(february.expired()).isEqualTo(Minutes.hours(3));
            assertThat(february.carriedOut()).isEqualTo(Minutes.hours(2));
            // Worked in time, logged late: first what had expired, then what had gone over.
            var late = (DrawResult.Drawn) ledger.draw(draw("b", "2027-02-28", 200));
            assertThat(late.overage()).isEqualTo(Minutes.ZERO);
            assertThat(late.after().expired()).isEqualTo(Minutes.ZERO);
            assertThat(ledger.balance(contract, YearMonth.of(2027, 3)).carriedIn())
                    .isEqualTo(Minutes.of(100));
        });
    }

    @Test
    void aClockThatIsAnHourWrongMovesNoMinuteIntoAnotherMonth() {
        // It shows October still, yet the work was done in November; and it shows November already.
        clock.setWarsaw("2026-10-31T23:30");
        Scope.asStaff(() -> {
            var drawn = (DrawResult.Drawn) ledger.draw(draw("a", "2026-11-01", 30));
            assertThat(drawn.month()).isEqualTo(NOVEMBER);
            assertThat(drawn.after().remaining()).isEqualTo(Minutes.of(330));
            assertThat(ledger.balance(contract, YearMonth.of(2026, 10)).remaining())
                    .isEqualTo(Minutes.of(360));
        });
        clock.setWarsaw("2026-11-01T00:30");
        Scope.asStaff(() -> {
            ledger.settle(contract);
            var drawn = (DrawResult.Drawn) ledger.draw(draw("b", "2026-10-31", 40));
            assertThat(drawn.month()).isEqualTo(YearMonth.of(2026, 10));
            assertThat(drawn.overage()).isEqualTo(Minutes.ZERO);
            assertThat(drawn.after().expired()).isEqualTo(Minutes.of(320));
            assertThat(ledger.balance(contract, NOVEMBER).remaining()).isEqualTo(Minutes.of(330));
        });
    }

    @Test
    void makesUpExactlyOnceForGrantsThatAreMissing() {
        clock.setWarsaw("2027-02-10T09:00");
        timers.run();
        timers.run();
        Scope.asStaff(() -> {
            ledger.settle(contract);
            for (int month = 0; month < 6; month++) {
                var balance = ledger.balance(contract, YearMonth.of(2026, 9).plusMonths(month));
                assertThat(balance.granted()).isEqualTo(Minutes.hours(6));
                assertThat(balance.expired()).isEqualTo(month < 5 ? Minutes.hours(6) : Minutes.ZERO);
            }
        });
    }

    @Test
    void whatIsEnteredAfterAMonthWasClosedCountsInTheNextAndPointsBack() {
        clock.setWarsaw("2026-11-05T09:00");
        Scope.asStaff(() -> {
            var october = YearMonth.of(2026, 10);
            var before = (DrawResult.Drawn) ledger.draw(draw("a", "2026-10-20", 400, agreed(40)));
            assertThat(ledger.close(contract, NOVEMBER, ANNA)).isEqualTo(new CloseResult.NotOver(NOVEMBER));
            assertThat(ledger.close(contract, october, ANNA)).isEqualTo(new CloseResult.Closed(october));
            assertThat(ledger.close(contract, october, ANNA)).isEqualTo(new CloseResult.Closed(october));
            var closed = ledger.balance(contract, october);

            var late = (DrawResult.Drawn) ledger.draw(draw("b", "2026-10-30", 50));
            assertThat(late.month()).isEqualTo(NOVEMBER);
            assertThat(late.belongsTo()).contains(october);
            var corrected = (ReverseResult.Reversed) ledger.reverse(before.id(), "źle policzone", ANNA, "c");
            assertThat(corrected.month()).isEqualTo(NOVEMBER);
            assertThat(ledger.reverse(before.id(), "źle policzone", ANNA, "c")).isEqualTo(corrected);
            assertThat(ledger.reverse(before.id(), "jeszcze raz", ANNA, "d"))
                    .isInstanceOf(ReverseResult.ReversedBefore.class);

            assertThat(ledger.balance(contract, october)).isEqualTo(closed);
            var november = ledger.balance(contract, NOVEMBER);
            assertThat(november.drawn()).isEqualTo(Minutes.of(50 - 400));
            assertThat(november.overage()).isEqualTo(Minutes.of(-40));
            assertThat(november.remaining()).isEqualTo(Minutes.of(360 - 50 + 360));
            assertThat(entries(NOVEMBER)).contains(tuple(HourEntry.Kind.REVERSAL, -400L));
        });
    }

    @Test
    void keepsWhoAgreedToHowMuchAndNeverExceedsIt() {
        Scope.asStaff(() -> {
            var first = (DrawResult.Drawn) ledger.draw(draw("a", "2026-11-20", 380, agreed(30)));
            assertThat(first.overage()).isEqualTo(Minutes.of(20));
            assertThat(ledger.draw(draw("b", "2026-11-20", 11, agreed(30))))
                    .isEqualTo(new DrawResult.NotEnough(Minutes.of(11), Minutes.ZERO, Minutes.of(11), OverageRule.ASK));
            assertThat(ledger.draw(draw("c", "2026-11-20", 10, agreed(30)))).isInstanceOf(DrawResult.Drawn.class);
            transaction.executeWithoutResult(status -> assertThat(jdbc.sql("select agreed_by, up_to from hours.consent")
                            .query()
                            .singleRow())
                    .containsEntry("agreed_by", ANNA.value())
                    .containsEntry("up_to", 30L));
        });
    }

    @Test
    void aPurchasedBlockIsUsedUntilItsLastDayThroughTheMonths() {
        Scope.asStaff(() -> {
            var wish = new PurchaseHours(
                    "f",
                    contract,
                    Minutes.hours(2),
                    LocalDate.parse("2026-11-10"),
                    LocalDate.parse("2026-12-15"),
                    "Pakiet 2 h",
                    ANNA);
            var bought = (PurchaseResult.Purchased) ledger.purchase(wish);
            assertThat(ledger.purchase(wish)).isEqualTo(bought);
            assertThat(bought.after().remaining()).isEqualTo(Minutes.hours(8));
            // What expires first is used first: the month's own hours.
            assertThat(((DrawResult.Drawn) ledger.draw(draw("a", "2026-11-20", 400))).parts())
                    .extracting(Part::kind, part -> part.minutes().value())
                    .containsExactly(tuple(LotKind.GRANT, 360L), tuple(LotKind.PURCHASED, 40L));
        });
        clock.setWarsaw("2026-12-16T09:00");
        Scope.asStaff(() -> {
            var december = ledger.balance(contract, YearMonth.of(2026, 12));
            assertThat(december.carriedIn()).isEqualTo(Minutes.of(80));
            assertThat(december.expired()).isEqualTo(Minutes.of(80));
            // Worked on its last day, logged the day after.
            var late = (DrawResult.Drawn) ledger.draw(draw("b", "2026-12-15", 400));
            assertThat(late.after().expired()).isEqualTo(Minutes.of(40));
            assertThat(((DrawResult.NotEnough) ledger.draw(draw("c", "2026-12-16", 50))).left())
                    .isEqualTo(Minutes.ZERO);
        });
    }

    @Test
    void tellsOnceThatHoursRunOut() {
        Scope.asStaff(() -> {
            ledger.draw(draw("a", "2026-11-20", 280));
            ledger.draw(draw("b", "2026-11-20", 10));
            ledger.draw(draw("c", "2026-11-20", 10));
            ledger.draw(draw("d", "2026-11-20", 60));
        });
        assertThat(events.stream(HoursRunningLow.class)
                        .filter(low -> low.contract().equals(contract)))
                .extracting(HoursRunningLow::percent)
                .containsExactly(80, 100);
    }

    @Test
    void theApplicationMayOnlyAddAndNothingThatDoesNotBalance() {
        Scope.asStaff(() -> {
            ledger.draw(draw("a", "2026-11-20", 100));
            for (String sql : List.of(
                    "update hours.posting set minutes = 1",
                    "delete from hours.transfer",
                    "update hours.lot set expires_on = '2030-01-01'",
                    "delete from hours.period")) {
                assertThatThrownBy(() ->
                                transaction.execute(status -> jdbc.sql(sql).update()))
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
            assertThatThrownBy(() -> transaction.execute(status -> jdbc.sql("""
                            insert into hours.posting (lot_id, account, number, minutes, balance, transfer_id, client_id)
                            select lot_id, account, number + 1, 5, balance + 5, transfer_id, client_id
                            from hours.posting where account = 'DRAWN'
                            """).update()))
                    .rootCause()
                    .hasMessageContaining("does not add up to zero");
            assertThatThrownBy(() -> transaction.execute(status -> jdbc.sql("""
                            insert into hours.posting (lot_id, account, number, minutes, balance, transfer_id, client_id)
                            select lot_id, account, number + 1, case account when 'DRAWN' then 5 else -5 end, balance,
                                   transfer_id, client_id
                            from hours.posting
                            where transfer_id = (select transfer_id from hours.posting where account = 'DRAWN')
                            """).update()))
                    .rootCause()
                    .hasMessageContaining("does not follow");
            assertThatThrownBy(() -> transaction.execute(status -> jdbc.sql("""
                            insert into hours.posting (lot_id, account, number, minutes, balance, transfer_id, client_id)
                            select lot_id, account, number + 1, -5 - balance, -5, transfer_id, client_id
                            from hours.posting where account = 'AVAILABLE' and number = 2
                            """).update()))
                    .rootCause()
                    .hasMessageContaining("no_balance_below_its_policy");
        });
    }

    @Test
    void aClientSeesAndMovesItsOwnHoursOnly() {
        Scope.asStaff(() -> ledger.draw(draw("a", "2026-11-20", 100)));
        Scope.asClient(zorza.value(), Ids.next(), () -> {
            assertThat(ledger.balance(contract, NOVEMBER).remaining()).isEqualTo(Minutes.of(260));
            assertThat(ledger.draw(draw("b", "2026-11-20", 100))).isInstanceOf(DrawResult.Drawn.class);
        });
        Scope.asClient(Ids.next(), Ids.next(), () -> {
            assertThat(ledger.balance(contract, NOVEMBER)).isEqualTo(Balance.nothing(NOVEMBER));
            assertThat(ledger.draw(draw("c", "2026-11-20", 100))).isInstanceOf(DrawResult.NoContract.class);
            assertThat(ledger.entries(contract, NOVEMBER, Optional.empty(), 50).items())
                    .isEmpty();
        });
    }

    @Test
    void tellsTheDecisionWhatIsLeft() {
        Scope.asStaff(() -> {
            ledger.draw(draw("a", "2026-11-20", 100));
            assertThat(remaining.of(contract, clock.instant()))
                    .contains(new RemainingHours.Remaining(Minutes.hours(6), Minutes.of(260), NOVEMBER, NOVEMBER));
            assertThat(remaining.of(contract, Instant.parse("2026-08-31T21:59:59Z")))
                    .isEmpty();
        });
    }

    private OverageConsent agreed(long minutes) {
        return new OverageConsent(ANNA, clock.instant(), Minutes.of(minutes), "estimate:1");
    }

    private List<Tuple> entries(YearMonth month) {
        return ledger.entries(contract, month, Optional.empty(), 50).items().stream()
                .map(entry -> tuple(entry.kind(), entry.minutes().value()))
                .toList();
    }

    private ContractId sign(String number, HoursPackage hours) {
        return sign(number, hours, "2026-09-01", "FK");
    }

    private ContractId sign(String number, HoursPackage hours, String from, String application) {
        return ((SignContractResult.Signed) contracts.sign(new SignContract(
                        zorza,
                        number,
                        Optional.empty(),
                        LocalDate.parse(from),
                        Optional.empty(),
                        OfferDefaults.terms(Set.of(application)).withHours(hours))))
                .contract()
                .id();
    }

    private DrawHours draw(String key, String day, long minutes) {
        return draw(key, day, minutes, Optional.empty(), Optional.empty());
    }

    private DrawHours draw(String key, String day, long minutes, OverageConsent consent) {
        return draw(key, day, minutes, Optional.empty(), Optional.of(consent));
    }

    private DrawHours draw(String key, String day, long minutes, ReservationId reservation) {
        return draw(key, day, minutes, Optional.of(reservation), Optional.empty());
    }

    private DrawHours draw(
            String key,
            String day,
            long minutes,
            Optional<ReservationId> reservation,
            Optional<OverageConsent> consent) {
        return new DrawHours(
                key,
                contract,
                LocalDate.parse(day),
                Minutes.of(minutes),
                "work:" + Ids.next(),
                "Konsultacja",
                Optional.empty(),
                ANNA,
                reservation,
                consent);
    }
}
