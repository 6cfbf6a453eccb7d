package pl.sos.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pl.sos.contracts.Contract;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OverageRule;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/** Many at once draw on one package. {@code SOS_ROUNDS=1000} is the long run. */
@SosTest
class LedgerCrowdTest {
    private static final int PEOPLE = 100;
    private static final int ROUNDS =
            Integer.parseInt(Optional.ofNullable(System.getenv("SOS_ROUNDS")).orElse("10"));
    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    @Autowired
    HourLedger ledger;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext house;

    private LedgerFixture fixture;

    @BeforeEach
    void nothingYet() {
        TestDatabase.reset();
        fixture = new LedgerFixture(house);
    }

    /** Each round is the first hour of a month, so that the crowd also races for its grant and the end of the last. */
    @Test
    void nobodyGetsAMinuteThatIsNotThere() throws Exception {
        var contract = fixture.sign(
                        "1",
                        FIRST.atDay(1).toString(),
                        HoursPackage.monthly(Minutes.hours(5)).withOverage(OverageRule.REFUSE))
                .id();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                YearMonth month = FIRST.plusMonths(round);
                clock.setWarsaw(month.atDay(1) + "T00:30");
                var wishes = new ArrayList<Callable<DrawResult>>();
                for (int person = 0; person < PEOPLE; person++) {
                    var wish = LedgerFixture.draw(
                            "r" + round + "p" + person, contract, month.atDay(1), 1 + (person * 7 + round) % 9);
                    wishes.add(() -> Scope.asStaff(() -> ledger.draw(wish)));
                    // Every tenth sends it twice at the same moment.
                    if (person % 10 == 0) {
                        wishes.add(() -> Scope.asStaff(() -> ledger.draw(wish)));
                    }
                }
                long drawn = 0;
                long smallestRefused = Long.MAX_VALUE;
                var once = new HashSet<DrawId>();
                for (var result : crowd.invokeAll(wishes)) {
                    switch (result.get()) {
                        case DrawResult.Drawn done -> {
                            if (once.add(done.id())) {
                                drawn += done.parts().stream()
                                        .mapToLong(part -> part.minutes().value())
                                        .sum();
                            }
                        }
                        case DrawResult.NotEnough refused ->
                            smallestRefused =
                                    Math.min(smallestRefused, refused.asked().value());
                        case DrawResult.NoContract gone -> throw new AssertionError(gone);
                    }
                }
                var balance = Scope.asStaff(() -> ledger.balance(contract, month));
                assertThat(balance.drawn()).as("round " + round).isEqualTo(Minutes.of(drawn));
                assertThat(balance.remaining()).as("round " + round).isEqualTo(Minutes.of(300 - drawn));
                assertThat(balance.remaining().value()).as("round " + round).isLessThan(smallestRefused);
            }
        }
    }

    /** Two books in one transaction, in either order: the database breaks the knot, and whoever lost tries again. */
    @Test
    void noDeadlockIsLeftUnretried() throws Exception {
        var books = new ArrayList<ContractId>();
        for (String number : List.of("1", "2")) {
            Contract contract = fixture.sign(number, "2026-11-01", HoursPackage.monthly(Minutes.hours(100)));
            books.add(contract.id());
        }
        var day = LocalDate.parse("2026-11-20");
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var wishes = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 8; i++) {
                var order = i % 2 == 0 ? books : books.reversed();
                String key = "k" + i;
                wishes.add(() -> Scope.asStaff(() -> ledger.together(() -> {
                    order.forEach(book -> assertThat(ledger.draw(LedgerFixture.draw(key, book, day, 10)))
                            .isInstanceOf(DrawResult.Drawn.class));
                    return true;
                })));
            }
            for (var done : crowd.invokeAll(wishes)) {
                assertThat(done.get()).isTrue();
            }
        }
        for (var book : books) {
            var balance = Scope.asStaff(() -> ledger.balance(book, YearMonth.of(2026, 11)));
            assertThat(balance.drawn()).isEqualTo(Minutes.of(80));
        }
    }
}
