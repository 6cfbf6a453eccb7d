package pl.sos.hours.internal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.Contracts;
import pl.sos.entitlement.HousePolicy;
import pl.sos.ground.Scope;
import pl.sos.hours.HourLedger;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/** Each morning of a period's last seven days: whose minutes are about to expire, and who has not been told yet. */
@Configuration(proxyBeanMethods = false)
class LastWeek {
    static final String TASK = "hours-last-week";

    private static final Logger LOG = LoggerFactory.getLogger(LastWeek.class);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int DAYS = 7;
    private static final int AT_ONCE = 500;

    @Bean
    Task<Void> hoursLastWeek(
            Contracts contracts, HourLedger ledger, HourLetters letters, HousePolicy house, Bookkeeper bookkeeper) {
        return Tasks.recurring(TASK, Schedules.daily(house.zone(), MORNING))
                .execute((_, _) -> Scope.asSystem(() -> all(contracts, ledger, letters, bookkeeper)));
    }

    private static void all(Contracts contracts, HourLedger ledger, HourLetters letters, Bookkeeper bookkeeper) {
        var today = bookkeeper.today();
        var every = new ContractFilter("", Optional.empty(), Optional.empty(), Optional.empty(), today);
        var done = new HashSet<ContractId>();
        Optional<String> after = Optional.empty();
        do {
            var page = contracts.list(every, after, AT_ONCE);
            for (var row : page.items()) {
                if (done.add(row.id())) {
                    tell(row.id(), today, ledger, letters, bookkeeper);
                }
            }
            after = page.next();
        } while (after.isPresent());
    }

    /** One contract that fails must not keep the others from their letters. */
    private static void tell(
            ContractId id, LocalDate today, HourLedger ledger, HourLetters letters, Bookkeeper bookkeeper) {
        try {
            bookkeeper.contract(id).ifPresent(contract -> tell(contract, today, ledger, letters));
        } catch (RuntimeException failed) {
            LOG.error("Nobody could be told of the hours of contract {}", id, failed);
        }
    }

    private static void tell(Contract contract, LocalDate today, HourLedger ledger, HourLetters letters) {
        var terms = contract.termsOn(today);
        if (terms.isEmpty()) {
            return;
        }
        var balance = ledger.balance(contract.id(), YearMonth.from(today));
        LocalDate last = lastDay(contract, balance.until(), today);
        if (last.minusDays(DAYS - 1L).isAfter(today)) {
            return;
        }
        var hours = terms.get().hours();
        boolean ends = last.isBefore(balance.until().atEndOfMonth());
        var carried = ends || hours.carryOver().none()
                ? Minutes.ZERO
                : hours.carryOver().atMost();
        var lost = balance.remaining().minus(carried);
        if (lost.compareTo(HourBells.WORTH_A_LETTER) >= 0) {
            letters.lastWeek(contract, terms.get(), lost, balance.from(), last);
        }
    }

    /** Of the period, or of the contract where that ends first. */
    private static LocalDate lastDay(Contract contract, YearMonth until, LocalDate today) {
        var end = until.atEndOfMonth();
        return contract.lastDay(today).filter(day -> day.isBefore(end)).orElse(end);
    }
}
