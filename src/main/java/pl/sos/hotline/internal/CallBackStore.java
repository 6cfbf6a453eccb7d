package pl.sos.hotline.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.hotline.Call;
import pl.sos.kernel.PersonId;

/** Calls in PostgreSQL that wait to be called back. */
@Repository
class CallBackStore {
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    CallBackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were there when the talk began and may be its caller's; nobody else changes them until the transaction ends. */
    List<Call> waitingBefore(Call talk) {
        var locked = jdbc.sql("""
                        select id from hotline.call
                        where state = 'MISSED' and settled_at is null and at <= :began
                          and (contact_id = :person::uuid or from_number = :number and from_number <> '')
                        order by id limit %d for update
                        """.formatted(MOST))
                .param("began", Sql.at(talk.answeredAt().orElseThrow()))
                .param("person", talk.contact().map(PersonId::toString).orElse(null))
                .param("number", talk.from())
                .query((row, n) -> row.getString("id"))
                .list();
        return locked.isEmpty()
                ? List.of()
                : jdbc.sql(CallStore.SELECT + "where c.id = any (?::uuid[]) order by c.id")
                        .param(locked.toArray(String[]::new))
                        .query((row, n) -> CallStore.call(row))
                        .list();
    }

    /** Talks since that moment that are written down and may have been with the caller, the earliest first. */
    List<Call> talksSince(Call missed) {
        return jdbc.sql(CallStore.SELECT + """
                        where c.answered_at >= :at and c.settled_at is not null
                          and (c.contact_id = :person::uuid or c.from_number = :number and c.from_number <> '')
                        order by c.answered_at, c.id limit %d
                        """.formatted(MOST))
                .param("at", Sql.at(missed.at()))
                .param("person", missed.contact().map(PersonId::toString).orElse(null))
                .param("number", missed.from())
                .query((row, n) -> CallStore.call(row))
                .list();
    }

    /** Whoever talked to the caller has it, unless somebody had taken it. */
    void settledBy(UUID id, Call talk, Optional<PersonId> by, Instant now) {
        jdbc.sql("""
                        update hotline.call
                        set settled_at = :now, settled_by = :by::uuid, settled_talk = :talk, timer_id = null,
                            owned_at = case when owner_id is null then :now else owned_at end,
                            owner_id = coalesce(owner_id, :speaker)
                        where id = :id
                        """)
                .param("now", Sql.at(now))
                .param("by", by.map(PersonId::toString).orElse(null))
                .param("talk", talk.id())
                .param("speaker", talk.answeredBy().orElseThrow().value())
                .param("id", id)
                .update();
    }
}
