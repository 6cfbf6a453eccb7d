package pl.sos.tickets.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.ground.Scope;

/** What happens to tickets by itself. */
@Configuration(proxyBeanMethods = false)
class Timers {
    @Bean
    RecurringTask<Void> closeSilentlyConfirmed(Closing closing) {
        return Tasks.recurring("tickets-close-resolved", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> Scope.asSystem(closing::closeSilentlyConfirmed));
    }

    @Bean
    RecurringTask<Void> sweepAttachments(Closing closing) {
        return Tasks.recurring("tickets-sweep-attachments", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> Scope.asSystem(closing::sweepAttachments));
    }

    @Bean
    RecurringTask<Void> tellHeldReceipts(JointReceipts receipts) {
        return Tasks.recurring("tickets-held-receipts", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> Scope.asSystem(receipts::tell));
    }
}
