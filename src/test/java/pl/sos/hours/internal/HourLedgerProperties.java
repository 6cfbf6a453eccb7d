package pl.sos.hours.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Contract;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OrderOfUse;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.SettlementPeriod;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hours.Balance;
import pl.sos.hours.DrawHours;
import pl.sos.hours.DrawId;
import pl.sos.hours.DrawResult;
import pl.sos.hours.HourEntry;
import pl.sos.hours.HourLedger;
import pl.sos.hours.LedgerFixture;
import pl.sos.hours.OverageConsent;
import pl.sos.hours.PurchaseHours;
import pl.sos.hours.ReleaseHours;
import pl.sos.hours.ReservationId;
import pl.sos.hours.ReserveHours;
import pl.sos.hours.ReserveResult;
import pl.sos.hours.ReverseResult;
import pl.sos.kernel.Minutes;

/** The ledger with its database against the plain model; each wish is sent twice now and then. */
@SosTest
class HourLedgerProperties {
    private static final int CASES = 7;
    private static final int OPERATIONS = 200;
    private static final int MONTHS = 30;
    private static final YearMonth START = YearMonth.of(2026, 8);

    @Autowired
    HourLedger ledger;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext house;

    @Test
    void everyMinuteIsWhereThePlainModelHasIt() {
        Seeded.cases(CASES, random -> {
            TestDatabase.reset();
            new Run(random).operations();
        });
    }

    private final class Run {
        private final Seeded random;
        private final Contract contract;
        private final NaiveHours naive;
        private final Map<DrawId, NaiveHours.Draw> draws = new LinkedHashMap<>();
        private final List<ReservationId> reservations = new ArrayList<>();
        private LocalDate today = START.atDay(1);
        private int number;

        Run(Seeded random) {
            this.random = random;
            var hours = new HoursPackage(
                    Minutes.of(random.between(0, 12) * 60L),
                    random.pick(SettlementPeriod.class),
                    new CarryOver(Minutes.of(random.between(0, 600)), random.between(0, 2)),
                    random.pick(OrderOfUse.class),
                    random.pick(OverageRule.class));
            contract = new LedgerFixture(house).sign("1", START.atDay(1).toString(), hours);
            naive = new NaiveHours(START, _ -> hours, MONTHS + 12);
        }

        void operations() {
            for (int i = 0; i < OPERATIONS; i++) {
                if (random.chance(20)) {
                    LocalDate next = today.plusDays(random.chance(10) ? random.between(20, 60) : random.between(1, 6));
                    today = next.isBefore(START.plusMonths(MONTHS).atDay(1)) ? next : today;
                }
                clock.setWarsaw(today + "T12:00");
                naive.settle(today);
                Scope.asStaff(this::operation);
                naive.settle(today);
                compare(YearMonth.from(today));
                compare(YearMonth.from(today).minusMonths(1));
            }
            for (YearMonth month = START; !month.isAfter(YearMonth.from(today)); month = month.plusMonths(1)) {
                compare(month);
            }
        }

        private void operation() {
            switch (random.between(0, 9)) {
                case 0, 1 -> reserve();
                case 2 -> release();
                case 3 -> purchase();
                case 4 -> reverse();
                case 5 -> close();
                default -> draw();
            }
        }

        private void draw() {
            LocalDate day = random.chance(80) ? today : today.minusDays(random.between(1, 60));
            LocalDate on = day.isBefore(contract.from()) ? contract.from() : day;
            long minutes = random.between(1, 200);
            var reservation = random.chance(30)
                            && !reservations.isEmpty()
                            && YearMonth.from(on).equals(YearMonth.from(today))
                    ? Optional.of(random.pick(reservations))
                    : Optional.<ReservationId>empty();
            long consent = random.chance(50) ? random.between(1, 200) : 0;
            var wish = new DrawHours(
                    key(),
                    contract.id(),
                    on,
                    Minutes.of(minutes),
                    "work:1",
                    "Konsultacja",
                    Optional.empty(),
                    LedgerFixture.ANNA,
                    reservation,
                    consent(consent));
            var expected = naive.draw(on, minutes, reservation.orElse(null), consent);
            var result = ledger.draw(wish);
            if (result instanceof DrawResult.Drawn done) {
                assertThat(expected).as(wish.toString()).isNotNull();
                assertThat(done.overage()).as(wish.toString()).isEqualTo(Minutes.of(expected.overage));
                draws.put(done.id(), expected);
            } else {
                assertThat(expected).as(wish.toString()).isNull();
            }
            if (random.chance(20)) {
                var again = ledger.draw(wish);
                if (result instanceof DrawResult.Drawn done) {
                    assertThat(((DrawResult.Drawn) again).id()).isEqualTo(done.id());
                } else {
                    assertThat(again).isEqualTo(result);
                }
            }
        }

        private Optional<OverageConsent> consent(long minutes) {
            return minutes == 0
                    ? Optional.empty()
                    : Optional.of(new OverageConsent(
                            LedgerFixture.ANNA, clock.instant(), Minutes.of(minutes), "estimate:" + number));
        }

        private void reserve() {
            if (naive.openMonth(YearMonth.from(today)).isAfter(YearMonth.from(today))) {
                return;
            }
            long minutes = random.between(1, 300);
            long consent = random.chance(50) ? random.between(1, 300) : 0;
            var result = ledger.reserve(new ReserveHours(
                    key(),
                    contract.id(),
                    today,
                    Minutes.of(minutes),
                    "estimate:1",
                    "Analiza",
                    Optional.empty(),
                    LedgerFixture.ANNA,
                    consent(consent)));
            if (result instanceof ReserveResult.Reserved done) {
                assertThat(naive.reserve(done.id(), today, minutes, consent))
                        .isEqualTo(done.fromPackage().value());
                reservations.add(done.id());
            } else {
                assertThat(naive.reserve("none", today, minutes, consent)).isEqualTo(-1);
            }
        }

        private void release() {
            if (reservations.isEmpty()) {
                return;
            }
            var id = random.pick(reservations);
            assertThat(ledger.reservation(id).orElseThrow().left()).isEqualTo(Minutes.of(naive.left(id)));
            long minutes = random.between(0L, naive.left(id));
            ledger.release(
                    new ReleaseHours(key(), id, Optional.of(Minutes.of(minutes)), "mniej pracy", LedgerFixture.ANNA));
            naive.release(id, minutes, today);
        }

        private void purchase() {
            LocalDate until = today.plusDays(random.between(0, 120));
            long minutes = random.between(1, 5) * 60L;
            ledger.purchase(new PurchaseHours(
                    key(), contract.id(), Minutes.of(minutes), today, until, "Pakiet", LedgerFixture.ANNA));
            naive.purchase(minutes, today, until);
        }

        private void reverse() {
            if (!draws.isEmpty()) {
                var id = random.pick(List.copyOf(draws.keySet()));
                assertThat(ledger.reverse(id, "pomyłka", LedgerFixture.ANNA, key()))
                        .isInstanceOf(ReverseResult.Reversed.class);
                naive.reverse(draws.remove(id));
            }
        }

        private void close() {
            YearMonth month = YearMonth.from(today).minusMonths(random.between(1, 2));
            if (random.chance(30) && month.isAfter(naive.closed) && !month.isBefore(START)) {
                ledger.close(contract.id(), month, LedgerFixture.ANNA);
                naive.closed = month;
            }
        }

        /** What all entries of the period's months add up to, cut anywhere. */
        private Balance entriesOf(Balance period) {
            var sum = Balance.nothing(period.from()).plus(Balance.nothing(period.until()));
            for (YearMonth month = period.from(); !month.isAfter(period.until()); month = month.plusMonths(1)) {
                Optional<String> after = Optional.empty();
                do {
                    var wanted = month;
                    var cut = after;
                    int limit = random.between(3, 60);
                    var slice = Scope.asStaff(() -> ledger.entries(contract.id(), wanted, cut, limit));
                    sum = slice.items().stream().map(HourEntry::share).reduce(sum, Balance::plus);
                    after = slice.next();
                } while (after.isPresent());
            }
            return sum;
        }

        private String key() {
            return "k" + number++;
        }

        private void compare(YearMonth month) {
            if (month.isBefore(START)) {
                return;
            }
            Balance is = Scope.asStaff(() -> ledger.balance(contract.id(), month));
            if (random.chance(4)) {
                assertThat(entriesOf(is))
                        .as("entries of " + month + " on " + today)
                        .isEqualTo(is);
            }
            assertThat(List.of(
                            is.granted().value(),
                            is.carriedIn().value(),
                            is.purchased().value(),
                            is.reserved().value(),
                            is.drawn().value(),
                            is.expired().value(),
                            is.carriedOut().value(),
                            is.overage().value(),
                            is.remaining().value()))
                    .as(month + " on " + today)
                    .isEqualTo(naive.of(month));
        }
    }
}
