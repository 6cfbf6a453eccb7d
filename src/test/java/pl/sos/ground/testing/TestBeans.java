package pl.sos.ground.testing;

import com.github.kagkarlsson.scheduler.task.Task;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;

/** What tests have in the place of, or beside, the application's own. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {
    @Bean
    @Primary
    TestClock testClock() {
        return TestClock.INSTANCE;
    }

    @Bean
    FilterRegistrationBean<RequestsInHand> requestsInHand() {
        var registration = new FilterRegistrationBean<>(new RequestsInHand());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    DueTimers dueTimers(@Lazy ObjectProvider<Task<?>> tasks, DataSource dataSource, TestClock clock) {
        return new DueTimers(tasks, dataSource, clock);
    }
}
