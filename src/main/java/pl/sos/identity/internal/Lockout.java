package pl.sos.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Sql;

/**
 * Slows down the guessing of one account's password: from the fifth failure on each further attempt waits, twice as
 * long as the one before, at most a quarter of an hour – long enough to make guessing hopeless, short enough that
 * nobody can keep the owner out for good. An account is what was typed, whether it exists or not. Expects scope system.
 */
@Component
public class Lockout {
    static final int FREE_ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    Lockout(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts an attempt before it is made, so that many at the same moment cannot all be the first. Empty: go on;
     * otherwise until when the account is locked.
     */
    @Transactional
    public Optional<Instant> begin(byte[] account) {
        var now = clock.instant();
        var counted = jdbc.sql("""
                        insert into identity.lockout as l (account, failures, last_attempt_at)
                        values (:account, 1, :now)
                        on conflict (account) do update
                        set failures = case when l.last_attempt_at < :dayAgo then 1 else l.failures + 1 end,
                            last_attempt_at = :now, locked_until = null
                        where l.locked_until is null or l.locked_until <= :now
                        returning failures
                        """)
                .param("account", account)
                .param("now", Sql.at(now))
                .param("dayAgo", Sql.at(now.minus(Duration.ofDays(1))))
                .query(Integer.class)
                .optional();
        if (counted.isEmpty()) {
            return Optional.of(lockedUntil(account).orElse(now));
        }
        if (counted.get() >= FREE_ATTEMPTS) {
            jdbc.sql("update identity.lockout set locked_until = :until where account = :account")
                    .param("until", Sql.at(now.plus(waitAfter(counted.get()))))
                    .param("account", account)
                    .update();
        }
        return Optional.empty();
    }

    /** The password was right. */
    @Transactional
    public void forgive(byte[] account) {
        jdbc.sql("delete from identity.lockout where account = :account")
                .param("account", account)
                .update();
    }

    static Duration waitAfter(int failures) {
        int doublings = Math.min(failures - FREE_ATTEMPTS, 10);
        var wait = FIRST_WAIT.multipliedBy(1L << Math.max(0, doublings));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Optional<Instant> lockedUntil(byte[] account) {
        return jdbc.sql(
                        "select locked_until from identity.lockout where account = :account and locked_until is not null")
                .param("account", account)
                .query(Lockout::until)
                .optional();
    }

    private static Instant until(ResultSet row, int number) throws SQLException {
        return Sql.instant(row, "locked_until");
    }
}
