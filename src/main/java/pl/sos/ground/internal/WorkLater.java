package pl.sos.ground.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import pl.sos.ground.Database;

/**
 * Timers and recurring jobs, kept in {@code ground.scheduled_tasks}. A room declares its {@link Task} as a bean and
 * injects {@link SchedulerClient} to schedule; scheduling joins the open transaction. A task's body runs on a thread of
 * its own without scope or transaction.
 */
@Configuration(proxyBeanMethods = false)
public class WorkLater {
    public static final String TABLE = "ground.scheduled_tasks";

    /** Apart from the scheduler, so that a room may schedule although the scheduler needs the room's tasks. */
    @Bean
    SchedulerClient schedulerClient(DataSource dataSource) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(TABLE)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .build();
    }

    @Bean
    @Profile("!admin & !test")
    Timers runningTimers(ObjectProvider<Task<?>> tasks, DataSource dataSource, Database database, Clock clock) {
        return new Timers(() -> List.copyOf(tasks.stream().toList()), dataSource, database, clock);
    }
}
