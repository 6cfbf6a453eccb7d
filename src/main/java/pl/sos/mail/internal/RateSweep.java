package pl.sos.mail.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;

/** Forgets how many mails came in an hour long past: anybody can make up senders, and each has a row. */
@Configuration(proxyBeanMethods = false)
class RateSweep {
    @Bean
    RecurringTask<Void> mailRateSweep(Rates rates, TransactionTemplate transaction) {
        return Tasks.recurring("mail.rate.sweep", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) ->
                        Scope.asSystem(() -> transaction.executeWithoutResult(status -> rates.sweep())));
    }
}
