package pl.sos.hotline.internal;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.hotline.Call;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;
import pl.sos.kernel.TicketId;

/** Calls in PostgreSQL. */
@Repository
public class CallStore {
    private static final String INSERT = """
            insert into hotline.call (id, exchange_id, form_key, at, from_number, to_number, client_id,
                contact_id, candidates, state, route, extensions, greeting, said, rings_at, call_back, due,
                promised, missed, answered_at, answered_by, ended_at)
            values (:id, :exchange, :form, :at, :from, :to, :client, :contact, :candidates::uuid[], :state,
                :route::uuid[], :extensions::text[], :greeting, :said, :rings, :callBack, :due, :promised, :missed,
                :answeredAt, :answeredBy, :endedAt)
            on conflict do nothing returning *
            """;

    private final JdbcClient jdbc;

    CallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A company that may be calling, with its person where the number is hers. */
    public record Known(ClientId client, String name, Optional<PersonId> contact) {}

    /** Whose number it is: the company's, or a person's. */
    public List<Known> callers(PhoneNumber number) {
        return jdbc.sql("""
                        select c.id, c.name, null::uuid as person_id from clients.client c
                        where c.phones @> array[:phone]::text[]
                        union
                        select c.id, c.name, p.id from identity.person p join clients.client c on c.id = p.client_id
                        where p.phone = :phone and p.active
                        union
                        select c.id, c.name, p.id from clients.contact_phone f
                        join identity.person p on p.id = f.person_id and p.active
                        join clients.client c on c.id = f.client_id
                        where f.phone = :phone
                        order by 2, 1
                        limit 50
                        """)
                .param("phone", number.e164())
                .query((row, n) -> new Known(
                        new ClientId(Sql.uuid(row, "id")),
                        row.getString("name"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "person_id")).map(PersonId::new)))
                .list();
    }

    /** As it stands now, in one round trip; empty when the same call was told before: then nothing was stored. */
    public Optional<Call> insert(Call call, @Nullable String formKey) {
        return jdbc.sql("with c as (" + INSERT + ")\n" + CallRows.select("c"))
                .param("id", call.id())
                .param("exchange", call.exchangeId().orElse(null))
                .param("form", formKey)
                .param("at", Sql.at(call.at()))
                .param("from", call.from())
                .param("to", call.to())
                .param("client", call.client().map(ClientId::value).orElse(null))
                .param("contact", call.contact().map(PersonId::value).orElse(null))
                .param("candidates", texts(call.candidates()))
                .param("state", call.state().name())
                .param("route", texts(call.route()))
                .param("extensions", call.extensions().toArray(String[]::new))
                .param("greeting", call.greeting().name())
                .param("said", call.said())
                .param("rings", call.ringsAt().map(PersonId::value).orElse(null))
                .param("callBack", call.callBack())
                .param("due", Sql.atOrNull(call.due().orElse(null)))
                .param("promised", Sql.atOrNull(call.promised().orElse(null)))
                .param("missed", call.missed())
                .param("answeredAt", Sql.atOrNull(call.answeredAt().orElse(null)))
                .param("answeredBy", call.answeredBy().map(PersonId::value).orElse(null))
                .param("endedAt", Sql.atOrNull(call.endedAt().orElse(null)))
                .query((row, n) -> CallRows.call(row))
                .optional();
    }

    public Optional<Call> find(UUID id) {
        return jdbc.sql(CallRows.select() + "where c.id = ?")
                .param(id)
                .query((row, n) -> CallRows.call(row))
                .optional();
    }

    /** By the exchange's name for it. */
    public Optional<Call> ofExchange(String exchangeId) {
        return jdbc.sql(CallRows.select() + "where c.exchange_id = ?")
                .param(exchangeId)
                .query((row, n) -> CallRows.call(row))
                .optional();
    }

    public Optional<Call> ofForm(String formKey) {
        return jdbc.sql(CallRows.select() + "where c.form_key = ?")
                .param(formKey)
                .query((row, n) -> CallRows.call(row))
                .optional();
    }

    /** The call, which nobody else changes until the transaction ends. */
    public Optional<Call> lock(UUID id) {
        return jdbc.sql("select id from hotline.call where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** A talk that goes on. */
    public record Running(UUID id, Instant since) {}

    /** The latest talk of the person that goes on beside that one; nobody ends it until the transaction ends. */
    public Optional<Running> lockOtherTalk(PersonId person, UUID beside) {
        return jdbc.sql("""
                        select id, answered_at from hotline.call
                        where state = 'TALKING' and answered_by = ? and id <> ?
                        order by answered_at desc, id desc limit 1 for update
                        """)
                .params(person.value(), beside)
                .query((row, n) -> new Running(Sql.uuid(row, "id"), Sql.instant(row, "answered_at")))
                .optional();
    }

    public void ringsAt(UUID id, PersonId person) {
        jdbc.sql("update hotline.call set rings_at = ? where id = ?")
                .params(person.value(), id)
                .update();
    }

    /** A missed one that is called back loses the end it had. */
    public void answered(UUID id, PersonId by, Instant at) {
        jdbc.sql("""
                        update hotline.call
                        set state = 'TALKING', answered_at = ?, answered_by = ?, ended_at = null,
                            owner_id = case when missed then ? else owner_id end
                        where id = ?
                        """).params(Sql.at(at), by.value(), by.value(), id).update();
    }

    public void timer(UUID id, UUID timer) {
        jdbc.sql("update hotline.call set timer_id = ? where id = ?")
                .params(timer, id)
                .update();
    }

    public void ended(UUID id, Instant at) {
        jdbc.sql("update hotline.call set state = 'ENDED', ended_at = ? where id = ?")
                .params(Sql.at(at), id)
                .update();
    }

    /** Nobody picked it up, at ours or, called back, at theirs. */
    public void missed(UUID id, Instant at) {
        jdbc.sql("""
                        update hotline.call
                        set state = 'MISSED', missed = true, ended_at = ?, answered_at = null, answered_by = null
                        where id = ?
                        """).params(Sql.at(at), id).update();
    }

    public void identify(UUID id, ClientId client, Optional<PersonId> contact, Optional<Instant> due) {
        jdbc.sql("""
                        update hotline.call
                        set warned = case when client_id = :client then warned else 0 end,
                            warned_promise = case when client_id = :client then warned_promise else 0 end,
                            client_id = :client, contact_id = :contact, due = coalesce(:due, due)
                        where id = :id
                        """)
                .param("client", client.value())
                .param("contact", contact.map(PersonId::value).orElse(null), Types.OTHER)
                .param("due", Sql.atOrNull(due.orElse(null)), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    /** Who called, where it is nobody that we have as a person. */
    void somebody(UUID id, String name) {
        jdbc.sql("update hotline.call set caller_name = ?, contact_id = null where id = ?")
                .params(name, id)
                .update();
    }

    public void ticket(UUID id, TicketId ticket) {
        jdbc.sql("update hotline.call set ticket_id = ? where id = ?")
                .params(ticket.value(), id)
                .update();
    }

    public void settle(UUID id, Optional<Minutes> minutes, String note, Optional<PersonId> by, Instant now) {
        jdbc.sql("""
                        update hotline.call
                        set settled_at = ?, settled_by = ?, minutes = ?, note = ?, timer_id = null
                        where id = ?
                        """)
                .param(Sql.at(now))
                .param(by.map(PersonId::value).orElse(null))
                .param(minutes.map(some -> (int) some.value()).orElse(null))
                .params(note, id)
                .update();
    }

    /** Rings or goes on since longer than it can. */
    public List<UUID> forgotten(Instant ringingSince, Instant talkingSince) {
        return jdbc.sql("""
                        select id from hotline.call
                        where state in ('RINGING', 'TALKING')
                          and (state = 'RINGING' and at < ? or state = 'TALKING' and answered_at < ?)
                        order by at limit 500
                        """)
                .params(Sql.at(ringingSince), Sql.at(talkingSince))
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
    }

    private static String[] texts(List<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }
}
