package pl.sos.sla.internal;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.ground.Scope;

/** The timers of this room. */
@Configuration(proxyBeanMethods = false)
class ClockTimers {
    static final String RECOUNT = "sla-recount";

    private static final Duration AGAIN_AFTER_A_FAILURE = Duration.ofSeconds(10);

    /** One for each clock whose warning is near. */
    @Bean
    Task<Void> clockWarning(Warner warner) {
        return Tasks.custom(Alarms.TASK, Void.class)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(AGAIN_AFTER_A_FAILURE)))
                .onDeadExecutionRevive()
                .execute((alarm, _) -> ring(warner, alarm));
    }

    /** Looks ahead, and back for what was missed while nothing ran. */
    @Bean
    Task<Void> clockRound(Alarms alarms) {
        FixedDelay everyMinute = Schedules.fixedDelay(Duration.ofMinutes(1));
        return Tasks.recurring("sla-round", everyMinute).execute((_, _) -> Scope.asSystem(alarms::setMissing));
    }

    /** A while after a calendar was changed: tickets that were being opened at that very moment counted by the old one. */
    @Bean
    Task<Void> clockRecount(Recounting recounting) {
        return Tasks.oneTime(RECOUNT).execute((calendar, _) -> recount(recounting, calendar));
    }

    private static void recount(Recounting recounting, TaskInstance<Void> calendar) {
        Scope.asSystem(() -> recounting.recount(calendar.getId().split("@", 2)[0]));
    }

    private static CompletionHandler<Void> ring(Warner warner, TaskInstance<Void> alarm) {
        String[] clock = alarm.getId().split(":", 2);
        return Scope.asSystem(() -> warner.ring(UUID.fromString(clock[0]), Integer.parseInt(clock[1])))
                .<CompletionHandler<Void>>map(next -> (complete, operations) -> operations.reschedule(complete, next))
                .orElseGet(() -> (_, operations) -> operations.remove());
    }
}
