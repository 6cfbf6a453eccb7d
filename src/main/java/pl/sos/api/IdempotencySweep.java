package pl.sos.api;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;

/** Forgets the answers to POSTs after a week: nobody repeats a request that old. */
@Configuration(proxyBeanMethods = false)
class IdempotencySweep {
    static final Duration KEPT = Duration.ofDays(7);

    private static final LocalTime QUIET_HOUR = LocalTime.of(2, 40);

    @Bean
    RecurringTask<Void> idempotencyKeySweep(IdempotencyStore store, TransactionTemplate transaction) {
        return Tasks.recurring("api.idempotency-key.sweep", Schedules.daily(ZoneOffset.UTC, QUIET_HOUR))
                .execute((instance, context) ->
                        Scope.asSystem(() -> transaction.executeWithoutResult(status -> store.sweep(KEPT))));
    }
}
