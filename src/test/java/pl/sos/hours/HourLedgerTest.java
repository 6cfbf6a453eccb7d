package pl.sos.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
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

    private ClientId zorza;
    private ContractId contract;

    @BeforeEach
    void sixHoursAMonth() {
        TestDatabase.reset();
        Scope.asStaff(() -> {
            products.addProduct("MERITUM", "MERITUM");
            products.addApplication("MERITUM", NewApplication.of("FK", "Finanse i Księgowość"));
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
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(HourEntry.Kind.DRAW, 150L),
                            org.assertj.core.groups.Tuple.tuple(HourEntry.Kind.GRANT, 360L));
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

    private ContractId sign(String number, HoursPackage hours) {
        return ((SignContractResult.Signed) contracts.sign(new SignContract(
                        zorza,
                        number,
                        Optional.empty(),
                        LocalDate.parse("2026-09-01"),
                        Optional.empty(),
                        OfferDefaults.terms(Set.of("FK")).withHours(hours))))
                .contract()
                .id();
    }

    private DrawHours draw(String key, String day, long minutes) {
        return draw(key, day, minutes, null);
    }

    private DrawHours draw(String key, String day, long minutes, ReservationId reservation) {
        return new DrawHours(
                key,
                contract,
                LocalDate.parse(day),
                Minutes.of(minutes),
                "work:" + Ids.next(),
                "Konsultacja",
                Optional.empty(),
                ANNA,
                Optional.ofNullable(reservation),
                Optional.empty());
    }
}
