package pl.sos;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerActuatorAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerMetricsAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.admin.SpringApplicationAdminJmxAutoConfiguration;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JndiDataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.XADataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import pl.sos.launcher.Launcher;

/** Where S.O.S. starts. What is excluded is not needed, or made by {@code pl.sos.ground} in its own way. */
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class, // two rooms may each have their Timers
        exclude = {
            DataSourceAutoConfiguration.class,
            DataSourceInitializationAutoConfiguration.class,
            JndiDataSourceAutoConfiguration.class,
            XADataSourceAutoConfiguration.class,
            DbSchedulerAutoConfiguration.class,
            DbSchedulerMetricsAutoConfiguration.class,
            DbSchedulerActuatorAutoConfiguration.class,
            JmxAutoConfiguration.class,
            SpringApplicationAdminJmxAutoConfiguration.class,
            ProjectInfoAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
public class Sos {
    public static void main(String[] args) {
        Launcher.main(Sos.class, args);
    }
}
