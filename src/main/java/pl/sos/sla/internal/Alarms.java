package pl.sos.sla.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.sla.ServiceClock;

/**
 * Wakes us at the second at which a clock warns. A clock's row says when; an alarm, one timer for a clock as of one
 * reckoning, is set only when that moment is near: at once within the transaction that reckoned it, or by the
 * {@link #setMissing round} that looks ahead every minute. So a new ticket costs no timer, and an alarm that got lost is
 * set again.
 */
@Component
public class Alarms {
    public static final String TASK = "sla-warning";

    private static final Duration NEAR = Duration.ofMinutes(5);
    private static final int AT_ONCE = 1000;

    private final ClockStore clocks;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Alarms(ClockStore clocks, SchedulerClient scheduler, Clock clock) {
        this.clocks = clocks;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Sets what is near; part of the open transaction. */
    public void set(Collection<Row> rows) {
        Instant horizon = horizon();
        var near = new ArrayList<SchedulableInstance<?>>();
        for (Row row : rows) {
            ServiceClock one = row.clock();
            one.nextWarning()
                    .filter(at -> !at.isAfter(horizon))
                    .ifPresent(at -> near.add(SchedulableInstance.of(instance(one), at)));
        }
        if (!near.isEmpty()) {
            scheduler.scheduleBatch(near);
        }
    }

    /** Takes back the alarm of a reckoning that no longer holds. One that rings just now finds that out itself. */
    public void cancel(ServiceClock former) {
        if (former.nextWarning().filter(at -> !at.isAfter(horizon())).isPresent()) {
            try {
                scheduler.cancel(TaskInstanceId.of(TASK, id(former)));
            } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException neitherMatters) {
                // Not set yet, or ringing: the revision in its name is no longer the clock's.
            }
        }
    }

    /** Sets every alarm of the near future that is not set, and every one that was missed. */
    @Transactional
    public void setMissing() {
        List<ClockStore.Pending> missing;
        do {
            missing = clocks.withoutAlarm(TASK, horizon(), AT_ONCE);
            missing.forEach(one -> scheduler.scheduleIfNotExists(
                    new TaskInstance<Void>(TASK, one.clock() + ":" + one.revision()), one.at()));
        } while (missing.size() == AT_ONCE);
    }

    private Instant horizon() {
        return clock.instant().plus(NEAR);
    }

    private static TaskInstance<Void> instance(ServiceClock one) {
        return new TaskInstance<>(TASK, id(one));
    }

    private static String id(ServiceClock one) {
        return one.id() + ":" + one.revision();
    }
}
