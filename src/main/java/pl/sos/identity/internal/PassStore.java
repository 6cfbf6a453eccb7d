package pl.sos.identity.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.identity.Person;
import pl.sos.identity.Via;

/** Reads sessions and tokens by their ids, past what {@link Sessions} and tokens remember for a few seconds. */
@Component
public class PassStore {
    private final JdbcClient jdbc;
    private final SystemWork work;
    private final DoorSettings settings;

    PassStore(JdbcClient jdbc, SystemWork work, DoorSettings settings) {
        this.jdbc = jdbc;
        this.work = work;
        this.settings = settings;
    }

    /** Whose it is, while it holds and he is active. */
    public Optional<Person> owner(Via via, UUID id, Instant now) {
        var sql = switch (via) {
            case SESSION -> """
                     from identity.session s join identity.person p on p.id = s.person_id
                    where s.id = :id and p.active and s.expires_at > :now and s.seen_at > :idle
                    """;
            case TOKEN -> """
                     from identity.token t join identity.person p on p.id = t.person_id
                    where t.id = :id and p.active and t.revoked_at is null
                      and (t.expires_at is null or t.expires_at > :now)
                    """;
        };
        return work.call(() -> {
            var query = jdbc.sql("select " + PersonStore.COLUMNS + sql)
                    .param("id", id)
                    .param("now", Sql.at(now));
            return (via == Via.SESSION ? query.param("idle", Sql.at(now.minus(settings.sessionIdle()))) : query)
                    .query((row, n) -> PersonStore.read(row))
                    .optional();
        });
    }
}
