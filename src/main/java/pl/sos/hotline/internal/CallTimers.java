package pl.sos.hotline.internal;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.ground.Scope;
import pl.sos.hotline.Calls;

/** The timers of this room. An exchange that went down tells no ends: calls do not ring for ever. */
@Configuration(proxyBeanMethods = false)
class CallTimers {
    private static final Duration AGAIN_AFTER_A_FAILURE = Duration.ofSeconds(10);

    @Bean
    RecurringTask<Void> sweepForgottenCalls(Calls calls) {
        return Tasks.recurring("hotline-sweep", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> Scope.asSystem(() -> {
                    calls.sweep();
                }));
    }

    /** The first word of a call that was promised a call back, right after it came in. */
    @Bean
    Task<Void> promisedCall(CallingBack callingBack) {
        return Tasks.oneTime(CallingBack.TOLD)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(AGAIN_AFTER_A_FAILURE)))
                .execute((call, _) -> Scope.asSystem(() -> callingBack.tellOfPromised(UUID.fromString(call.getId()))));
    }

    /** One for each call that waits to be called back. */
    @Bean
    Task<Void> callBackWarning(CallBackAlarms alarms) {
        return Tasks.custom(CallBackAlarms.TASK, Void.class)
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, failed.getTimeDone().plus(AGAIN_AFTER_A_FAILURE)))
                .onDeadExecutionRevive()
                .execute((alarm, _) -> Scope.asSystem(() -> alarms.ring(UUID.fromString(alarm.getId())))
                        .<CompletionHandler<Void>>map(
                                next -> (complete, operations) -> operations.reschedule(complete, next))
                        .orElseGet(() -> (_, operations) -> operations.remove()));
    }

    /** Looks for calls whose timer is not there. */
    @Bean
    RecurringTask<Void> callBackRound(CallBackAlarms alarms) {
        return Tasks.recurring("hotline-call-back-round", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> Scope.asSystem(alarms::setMissing));
    }
}
