package pl.sos.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import pl.sos.calendars.Policy;
import pl.sos.contracts.ServiceLevel;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;

/** The real scheduler, twice: nodes that race for every alarm, end while clocks run, and start again. */
@SosTest
class AlarmsOnTwoNodesTest {
    private static final int TICKETS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    ServiceClocks clocks;

    @Autowired
    ObjectProvider<Task<?>> tasks;

    @Autowired
    DataSource dataSource;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConfigurableApplicationContext context;

    private final List<Scheduler> nodes = new ArrayList<>();
    private final List<ClockWarning> warnings = new CopyOnWriteArrayList<>();
    private final ApplicationListener<ApplicationEvent> listener = event -> {
        if (event instanceof PayloadApplicationEvent<?> payload
                && payload.getPayload() instanceof ClockWarning warning) {
            warnings.add(warning);
        }
    };

    @BeforeEach
    void begin() {
        TestDatabase.reset();
        context.addApplicationListener(listener);
    }

    @AfterEach
    void end() {
        stop();
        context.removeApplicationListener(listener);
        TestDatabase.reset();
    }

    @Test
    void everyWarningComesOnceThroughRacesAndRestarts() throws Exception {
        Instant start = clock.instant();
        var level = new ServiceLevel(Policy.clock(Duration.ofMinutes(100)), Optional.empty(), Optional.empty());
        for (int i = 0; i < TICKETS; i++) {
            Scope.asStaff(
                    () -> clocks.start(new StartClocks(TicketId.next(), ClientId.next(), start, level, "pl-8-16")));
        }
        clock.set(start.plus(Duration.ofMinutes(49)));
        start(2);
        awaitAlarms();
        assertThat(warnings).isEmpty();
        clock.set(start.plus(Duration.ofMinutes(50)));
        await(50);

        stop();
        clock.set(start.plus(Duration.ofMinutes(95)));
        start(2);
        await(90);

        clock.set(start.plus(Duration.ofMinutes(100)));
        await(100);
        awaitRest();
        assertThat(warnings).hasSize(3 * TICKETS);
    }

    private void await(int threshold) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (count(threshold) < TICKETS && System.nanoTime() < giveUp) {
            Thread.sleep(20);
        }
        assertThat(count(threshold)).as("warnings at " + threshold + " %").isEqualTo(TICKETS);
        assertThat(warnings.stream().map(ClockWarning::clock).distinct()).hasSize(TICKETS);
    }

    private void awaitAlarms() throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        var set = jdbc.sql("select count(*) from ground.scheduled_tasks where task_name = 'sla-warning'")
                .query(Integer.class);
        while (set.single() < TICKETS && System.nanoTime() < giveUp) {
            Thread.sleep(20);
        }
        assertThat(set.single()).as("alarms that are set").isGreaterThanOrEqualTo(TICKETS);
        // A jump of the clock while a timer runs looks like the death of its node.
        awaitRest();
    }

    /** Until nothing runs and nothing is due at this hour. */
    private void awaitRest() throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        var busy = jdbc.sql("select count(*) from ground.scheduled_tasks where picked or execution_time <= :now")
                .param("now", Sql.at(clock.instant()))
                .query(Integer.class);
        while (busy.single() > 0 && System.nanoTime() < giveUp) {
            Thread.sleep(20);
        }
        assertThat(busy.single()).as("timers that run or are due").isZero();
    }

    private long count(int threshold) {
        return warnings.stream()
                .filter(warning -> warning.threshold() == threshold)
                .count();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void start(int count) {
        var ours =
                tasks.stream().filter(task -> task.getName().startsWith("sla-")).toList();
        for (int i = 0; i < count; i++) {
            var plain = new ArrayList<Task<?>>(
                    ours.stream().filter(task -> !(task instanceof OnStartup)).toList());
            List recurring = ours.stream().filter(OnStartup.class::isInstance).toList();
            Scheduler node = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), plain)
                    .startTasks(recurring)
                    .tableName("ground.scheduled_tasks")
                    .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                    .threads(4)
                    .executorService(Executors.newVirtualThreadPerTaskExecutor())
                    .pollingInterval(Duration.ofMillis(50))
                    .pollUsingLockAndFetch(0.5, 1.0)
                    .schedulerName(new com.github.kagkarlsson.scheduler.SchedulerName.Fixed("node-" + i))
                    .clock(clock::instant)
                    .build();
            nodes.add(node);
            node.start();
        }
    }

    private void stop() {
        nodes.forEach(Scheduler::stop);
        nodes.clear();
    }
}
