package pl.sos.ground.testing;

import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import pl.sos.ground.internal.WorkLater;

/** Timers and recurring jobs in tests: nothing runs by itself, and time is the {@link TestClock}'s. */
public final class DueTimers {
    private final ObjectProvider<Task<?>> tasks;
    private final DataSource dataSource;
    private final TestClock clock;
    private @Nullable ManualScheduler scheduler;

    DueTimers(ObjectProvider<Task<?>> tasks, DataSource dataSource, TestClock clock) {
        this.tasks = tasks;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Runs, on this thread, all that is due at the test clock's time. */
    public void run() {
        scheduler().runAnyDueExecutions();
    }

    /** Moves the clock there in {@code steps} of equal length and runs what falls due at each. */
    public void runUntil(Instant end, Duration step) {
        while (clock.instant().isBefore(end)) {
            Instant next = clock.instant().plus(step);
            clock.set(next.isAfter(end) ? end : next);
            run();
        }
    }

    private synchronized ManualScheduler scheduler() {
        if (scheduler == null) {
            List<Task<?>> known = List.copyOf(tasks.stream().toList());
            List<Task<?>> plain = List.copyOf(
                    known.stream().filter(task -> !(task instanceof OnStartup)).toList());
            var builder = TestHelper.createManualScheduler(new TransactionAwareDataSourceProxy(dataSource), plain)
                    .clock(new SettableClock() {
                        @Override
                        public Instant now() {
                            return clock.instant();
                        }
                    });
            startTasks(
                    builder, known.stream().filter(OnStartup.class::isInstance).toList());
            scheduler = builder.tableName(WorkLater.TABLE).build();
        }
        scheduler.start();
        return scheduler;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void startTasks(TestHelper.ManualSchedulerBuilder builder, List recurring) {
        builder.startTasks(recurring);
    }
}
