package pl.sos.outbox.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.ground.Scope;
import pl.sos.outbox.Bounces;

/** Looks once a day which addresses take mail again. */
@Configuration(proxyBeanMethods = false)
class AddressesDaily {
    private static final LocalTime QUIET_HOUR = LocalTime.of(4, 20);

    @Bean
    RecurringTask<Void> addressesThatTakeMailAgain(Bounces bounces) {
        return Tasks.recurring("outbox.addresses", Schedules.daily(ZoneOffset.UTC, QUIET_HOUR))
                .execute((instance, context) -> Scope.asSystem(bounces::lookAgain));
    }
}
