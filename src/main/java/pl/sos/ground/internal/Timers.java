package pl.sos.ground.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import pl.sos.ground.Database;

/** Runs what is due, once the application is ready and until it stops. */
final class Timers implements ApplicationListener<ApplicationReadyEvent>, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Timers.class);

    private static final int AT_ONCE = 6;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int HEARTBEATS_MISSED_BY_THE_DEAD = 4;

    private final Supplier<List<Task<?>>> tasks;
    private final DataSource dataSource;
    private final Database database;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    Timers(Supplier<List<Task<?>>> tasks, DataSource dataSource, Database database, Clock clock) {
        this.tasks = tasks;
        this.dataSource = dataSource;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public synchronized void onApplicationEvent(ApplicationReadyEvent event) {
        if (scheduler != null) {
            return;
        }
        if (database.embedded()) {
            takeUpWhatWasCutOff();
        }
        scheduler = builder(new TransactionAwareDataSourceProxy(dataSource), tasks.get())
                .clock(clock::instant)
                .build();
        scheduler.start();
    }

    static SchedulerBuilder builder(DataSource dataSource, List<Task<?>> tasks) {
        var known = new ArrayList<Task<?>>();
        var recurring = new ArrayList<OnStartup>();
        for (Task<?> task : tasks) {
            if (task instanceof OnStartup startup) {
                recurring.add(startup);
            } else {
                known.add(task);
            }
        }
        return started(Scheduler.create(dataSource, known), recurring)
                .tableName(WorkLater.TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .threads(AT_ONCE)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollingInterval(LOOK_EVERY)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED_BY_THE_DEAD)
                .enableImmediateExecution()
                .shutdownMaxWait(Duration.ofSeconds(5))
                .failureLogging(LogLevel.WARN, true);
    }

    // db-scheduler wants a list of one type that is both Task and OnStartup; what Spring found has no name for it.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static SchedulerBuilder started(SchedulerBuilder builder, List<OnStartup> recurring) {
        return builder.startTasks((List) recurring);
    }

    /** The embedded database is ours alone: whatever is marked as running was cut off when we died. */
    private void takeUpWhatWasCutOff() {
        String sql = """
                update ground.scheduled_tasks
                set picked = false, picked_by = null, last_heartbeat = null, version = version + 1 where picked
                """;
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            int count = statement.executeUpdate(sql);
            if (count > 0) {
                log.info("{} timers were cut off and run again", count);
            }
        } catch (SQLException e) {
            log.warn("timers that were cut off run again a few seconds later", e);
        }
    }

    @Override
    public void start() {}

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return true;
    }
}
