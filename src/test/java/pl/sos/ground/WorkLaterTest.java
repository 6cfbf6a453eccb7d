package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;

@SosTest
class WorkLaterTest {
    private static final TaskDescriptor<Void> NOBODYS = TaskDescriptor.of("nobodys");

    @Autowired
    SchedulerClient scheduler;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @BeforeEach
    void reset() {
        TestDatabase.reset();
    }

    @Test
    void schedulingBelongsToTheOpenTransaction() {
        transaction.executeWithoutResult(status -> {
            scheduler.schedule(NOBODYS.instance("1").scheduledTo(clock.instant().plus(Duration.ofHours(1))));
            status.setRollbackOnly();
        });
        assertThat(scheduled()).isZero();
        transaction.executeWithoutResult(status -> scheduler.schedule(
                NOBODYS.instance("2").scheduledTo(clock.instant().plus(Duration.ofHours(1)))));
        assertThat(scheduled()).isOne();
        assertThat(jdbc.sql("select execution_time = timestamptz '2026-11-23T10:00Z' from ground.scheduled_tasks")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private int scheduled() {
        return jdbc.sql("select count(*) from ground.scheduled_tasks")
                .query(Integer.class)
                .single();
    }
}
