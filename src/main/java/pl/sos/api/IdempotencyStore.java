package pl.sos.api;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.PersonId;

/** Keys of POSTs and their first answers; every method runs in the caller's transaction. */
@Component
class IdempotencyStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A person's use of a key: for this call with this body. */
    record Use(PersonId person, String key, String call, byte[] bodySha256) {}

    /** What is known of a key that was used before. */
    record Known(boolean same, StoredAnswer answer) {}

    /** Takes the key; false when it was used before. Waits for whoever is working under it at this moment. */
    boolean take(Use use) {
        return jdbc.sql("""
                                insert into api.idempotency_key (person_id, key, call, body_sha256, created_at)
                                values (?, ?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(use.person().value(), use.key(), use.call(), use.bodySha256(), Sql.at(clock.instant()))
                        .update()
                == 1;
    }

    void answer(Use use, StoredAnswer answer) {
        jdbc.sql("update api.idempotency_key set status = ?, headers = ?, body = ? where person_id = ? and key = ?")
                .params(
                        answer.status(),
                        answer.headerText(),
                        answer.body(),
                        use.person().value(),
                        use.key())
                .update();
    }

    /** Empty when the key is gone again: whoever held it undid his work. */
    Optional<Known> find(Use use) {
        return jdbc.sql("""
                        select call, body_sha256, status, headers, body
                        from api.idempotency_key
                        where person_id = ? and key = ? and status is not null
                        """)
                .params(use.person().value(), use.key())
                .query((row, n) -> new Known(
                        row.getString("call").equals(use.call())
                                && MessageDigest.isEqual(row.getBytes("body_sha256"), use.bodySha256()),
                        StoredAnswer.of(row.getInt("status"), row.getString("headers"), row.getBytes("body"))))
                .optional();
    }

    int sweep(Duration keep) {
        return jdbc.sql("delete from api.idempotency_key where created_at < ?")
                .param(Sql.at(clock.instant().minus(keep)))
                .update();
    }
}
