package pl.sos.hotline.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.ground.Scope;
import pl.sos.hotline.Calls;

/** An exchange that went down tells no ends: calls do not ring for ever. */
@Configuration(proxyBeanMethods = false)
class CallSweep {
    @Bean
    RecurringTask<Void> sweepForgottenCalls(Calls calls) {
        return Tasks.recurring("hotline-sweep", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> Scope.asSystem(() -> {
                    calls.sweep();
                }));
    }
}
