package pl.sos.identity.internal;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Sql;

/** Removes sessions, links and counters that have expired; expiry itself is checked at every use. */
@Component
class Sweep {
    private final JdbcClient jdbc;
    private final Clock clock;

    Sweep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void sweep() {
        var now = clock.instant();
        delete(
                "delete from identity.session where expires_at < :then or seen_at < :then",
                now.minus(Duration.ofDays(1)));
        delete("delete from identity.mailed_link where expires_at < :then", now.minus(Duration.ofDays(30)));
        delete("delete from identity.lockout where last_attempt_at < :then", now.minus(Duration.ofDays(1)));
    }

    private void delete(String sql, java.time.Instant then) {
        jdbc.sql(sql).param("then", Sql.at(then)).update();
    }
}
