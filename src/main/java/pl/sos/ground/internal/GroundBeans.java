package pl.sos.ground.internal;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Database;
import pl.sos.ground.HouseClock;
import pl.sos.ground.LiveEvents;

/** The beans every room stands on. {@code Settings} and {@code Database} are there before the context. */
@Configuration(proxyBeanMethods = false)
class GroundBeans {
    private static final int CONNECTIONS = 20;

    @Bean
    HikariDataSource dataSource(Database database, MeterRegistry meters) {
        HikariDataSource pool = database.pool(CONNECTIONS);
        pool.setMetricRegistry(meters);
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactions(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    Clock clock() {
        return new HouseClock(Clock.systemUTC());
    }

    @Bean
    LiveEvents liveEvents(Database database, Environment environment) {
        return new PostgresLiveEvents(database, !environment.acceptsProfiles(Profiles.of("admin")));
    }

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics(), new UptimeMetrics())
                .forEach(metrics -> metrics.bindTo(registry));
        return registry;
    }
}
