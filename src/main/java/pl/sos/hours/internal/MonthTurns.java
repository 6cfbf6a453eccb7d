package pl.sos.hours.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import pl.sos.contracts.ContractChanged;
import pl.sos.contracts.ContractFilter;
import pl.sos.contracts.ContractRow;
import pl.sos.contracts.Contracts;
import pl.sos.entitlement.HousePolicy;
import pl.sos.ground.Scope;
import pl.sos.hours.HourLedger;
import pl.sos.kernel.ClientId;

/**
 * Settles every book when a day begins in the zone of the contracts: months end, grants come, purchased blocks have had
 * their last day. A day on which nothing ran is made up for at the next start; what was settled by somebody who asked
 * first is left as it is.
 */
@Configuration(proxyBeanMethods = false)
class MonthTurns {
    static final String DAY = "hours-day";
    static final String CHANGED = "hours-contract-changed";

    private static final Logger LOG = LoggerFactory.getLogger(MonthTurns.class);
    private static final LocalTime JUST_AFTER_MIDNIGHT = LocalTime.of(0, 0, 5);
    private static final int AT_ONCE = 500;

    @Bean
    Task<Void> hoursDay(
            Contracts contracts, HourLedger ledger, HourBells bells, HousePolicy house, Bookkeeper bookkeeper) {
        return Tasks.recurring(DAY, Schedules.daily(house.zone(), JUST_AFTER_MIDNIGHT))
                .execute((_, _) -> Scope.asSystem(() -> {
                    all(contracts, ledger, bookkeeper);
                    bells.dayBegins();
                }));
    }

    /** A contract was signed or changed: its grant follows at once. */
    @Bean
    Task<Void> hoursOfChangedContract(Contracts contracts, HourLedger ledger) {
        return Tasks.oneTime(CHANGED)
                .execute((client, _) -> Scope.asSystem(() -> contracts
                        .of(ClientId.of(client.getId().split("@", 2)[0]))
                        .forEach(contract -> ledger.settle(contract.id()))));
    }

    @Bean
    Listening hoursListening(SchedulerClient scheduler, Clock clock) {
        return new Listening(scheduler, clock);
    }

    record Listening(SchedulerClient scheduler, Clock clock) {
        @EventListener
        void on(ContractChanged changed) {
            scheduler.scheduleIfNotExists(
                    new TaskInstance<Void>(CHANGED, changed.client() + "@" + UUID.randomUUID()), clock.instant());
        }
    }

    private static void all(Contracts contracts, HourLedger ledger, Bookkeeper bookkeeper) {
        var every = new ContractFilter("", Optional.empty(), Optional.empty(), Optional.empty(), bookkeeper.today());
        Optional<String> after = Optional.empty();
        do {
            var page = contracts.list(every, after, AT_ONCE);
            page.items().forEach(contract -> settle(ledger, contract));
            after = page.next();
        } while (after.isPresent());
    }

    /** One contract that cannot be settled must not keep the others from it. */
    private static void settle(HourLedger ledger, ContractRow contract) {
        try {
            ledger.settle(contract.id());
        } catch (RuntimeException failed) {
            LOG.error("The hours of contract {} could not be settled", contract.number(), failed);
        }
    }
}
