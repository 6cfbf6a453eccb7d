package pl.sos.remote.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.ground.Scope;
import pl.sos.page.Times;

/** Looks at the copies' last days every morning; a morning that was slept through is made up for at the next start. */
@Configuration(proxyBeanMethods = false)
class RemindersDaily {
    private static final LocalTime BEFORE_WORK = LocalTime.of(6, 30);

    @Bean
    RecurringTask<Void> copyReminders(CopyReminders reminders) {
        return Tasks.recurring("remote.copies", Schedules.daily(Times.ZONE, BEFORE_WORK))
                .execute((instance, context) -> Scope.asSystem(reminders::round));
    }
}
