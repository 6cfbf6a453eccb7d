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
public class CallBackStore {
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    CallBackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void own(UUID id, Optional<PersonId> owner, Instant now) {
        jdbc.sql("update hotline.call set owner_id = ?, owned_at = ? where id = ?")
                .param(owner.map(PersonId::value).orElse(null))
                .param(owner.isPresent() ? Sql.at(now) : null)
                .param(id)
                .update();
    }

    void due(UUID id, Instant due) {
        jdbc.sql("update hotline.call set due = ? where id = ?")
                .params(Sql.at(due), id)
                .update();
    }

    /** Up to which threshold it was told of each, in percent. */
    record Warned(int promise, int reaction) {
        boolean told(BackWarning one) {
            return one.threshold()
                    <= switch (one.towards()) {
                        case PROMISE -> promise;
                        case REACTION -> reaction;
                    };
        }
    }

    Warned warned(UUID id) {
        return jdbc.sql("select warned_promise, warned from hotline.call where id = ?")
                .param(id)
                .query((row, n) -> new Warned(row.getInt("warned_promise"), row.getInt("warned")))
                .single();
    }

    /** It was told; of the promised hour, which is past when the reaction warns, nothing more is. */
    void warned(UUID id, BackWarning told) {
        var set = switch (told.towards()) {
            case PROMISE -> "warned_promise = ?";
            case REACTION -> "warned_promise = 100, warned = ?";
        };
        jdbc.sql("update hotline.call set " + set + " where id = ?")
                .params(told.threshold(), id)
                .update();
    }

    /** Calls that wait for a call back and were stored before anybody reckoned what is owed to them. */
    List<UUID> unreckoned() {
        return jdbc.sql("""
                        select id from hotline.call
                        where state = 'MISSED' and settled_at is null
                          and (due is null and (from_number <> '' or client_id is not null)
                               or greeting = 'CLOSED' and call_back and promised is null)
                        order by owed, id limit 500
                        """).query((row, n) -> Sql.uuid(row, "id")).list();
    }

    void promised(UUID id, Instant at) {
        jdbc.sql("update hotline.call set promised = ? where id = ?")
                .params(Sql.at(at), id)
                .update();
    }

    /** Calls that wait for a call back and have no timer of that task; what is owed soonest first. */
    List<UUID> withoutAlarm(String task) {
        return jdbc.sql("""
                        select c.id from hotline.call c
                        where c.state = 'MISSED' and c.settled_at is null
                          and c.ticket_id is null and c.warned < 100 and (c.from_number <> '' or c.client_id is not null)
                          and not exists (select from ground.scheduled_tasks t
                                          where t.task_name = ? and t.task_instance = c.id::text)
                        order by c.owed, c.id limit 500
                        """).param(task).query((row, n) -> Sql.uuid(row, "id")).list();
    }

    /** Those that were there when the talk began and may be its caller's; nobody else changes them until the transaction ends. */
    List<Call> waitingBefore(Call talk) {
        var locked = jdbc.sql("""
                        select id from hotline.call
                        where state = 'MISSED' and settled_at is null and at < :began
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
                : jdbc.sql(CallRows.select() + "where c.id = any (?::uuid[]) order by c.id")
                        .param(locked.toArray(String[]::new))
                        .query((row, n) -> CallRows.call(row))
                        .list();
    }

    /** Those that may be this call's caller's, what is owed soonest first; at most 20. */
    List<Call> waitingLike(Call call) {
        return jdbc.sql(CallRows.select() + """
                        where c.state = 'MISSED' and c.settled_at is null and c.id <> :id
                          and (c.contact_id = :person::uuid or c.from_number = :number and c.from_number <> '')
                        order by c.owed, c.id limit 20
                        """)
                .param("id", call.id())
                .param("person", call.contact().map(PersonId::toString).orElse(null))
                .param("number", call.from())
                .query((row, n) -> CallRows.call(row))
                .list();
    }

    /** Talks since that moment that are written down and may have been with the caller, the earliest first. */
    List<Call> talksSince(Call missed) {
        return jdbc.sql(CallRows.select() + """
                        where c.answered_at > :at and c.settled_at is not null
                          and (c.contact_id = :person::uuid or c.from_number = :number and c.from_number <> '')
                        order by c.answered_at, c.id limit %d
                        """.formatted(MOST))
                .param("at", Sql.at(missed.at()))
                .param("person", missed.contact().map(PersonId::toString).orElse(null))
                .param("number", missed.from())
                .query((row, n) -> CallRows.call(row))
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
