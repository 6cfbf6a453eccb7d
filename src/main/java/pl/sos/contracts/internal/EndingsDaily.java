package pl.sos.contracts.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.ground.Scope;
import pl.sos.page.Times;

/** Looks at the contracts' ends every morning; a morning that was slept through is made up for at the next start. */
@Configuration(proxyBeanMethods = false)
class EndingsDaily {
    private static final LocalTime BEFORE_WORK = LocalTime.of(6, 15);

    @Bean
    RecurringTask<Void> contractEndings(Endings endings) {
        return Tasks.recurring("contracts.endings", Schedules.daily(Times.ZONE, BEFORE_WORK))
                .execute((instance, context) -> Scope.asSystem(endings::round));
    }
}
