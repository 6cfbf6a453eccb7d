package pl.sos.hotline.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallState;
import pl.sos.hotline.Greeting;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/** Calls in PostgreSQL. */
@Repository
public class CallStore {
    private static final String COLUMNS = """
            select c.*, k.name as client_name, k.slug, p.name as contact_name, r.name as rings_name,
                   a.name as answered_name, o.name as owner_name, t.number as ticket_number,
                   l.answered_at as later_at, w.name as later_name
            """;

    private static final String NAMED = """
            left join clients.client k on k.id = c.client_id
            left join identity.person p on p.id = c.contact_id
            left join identity.person r on r.id = c.rings_at
            left join identity.person a on a.id = c.answered_by
            left join identity.person o on o.id = c.owner_id
            left join tickets.ticket t on t.id = c.ticket_id
            left join hotline.call l on l.id = c.settled_talk
            left join identity.person w on w.id = l.answered_by
            """;

    private static final String INSERT = """
            insert into hotline.call (id, exchange_id, form_key, at, from_number, to_number, client_id,
                contact_id, candidates, state, route, extensions, greeting, said, rings_at, call_back, due,
                promised, missed, answered_at, answered_by, ended_at)
            values (:id, :exchange, :form, :at, :from, :to, :client, :contact, :candidates::uuid[], :state,
                :route::uuid[], :extensions::text[], :greeting, :said, :rings, :callBack, :due, :promised, :missed,
                :answeredAt, :answeredBy, :endedAt)
            on conflict do nothing returning *
            """;

    static final String SELECT = COLUMNS + "from hotline.call c\n" + NAMED;

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
        return jdbc.sql("with c as (" + INSERT + ")\n" + COLUMNS + "from c\n" + NAMED)
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
                .query((row, n) -> call(row))
                .optional();
    }

    public Optional<Call> find(UUID id) {
        return jdbc.sql(SELECT + "where c.id = ?")
                .param(id)
                .query((row, n) -> call(row))
                .optional();
    }

    /** By the exchange's name for it. */
    public Optional<Call> ofExchange(String exchangeId) {
        return jdbc.sql(SELECT + "where c.exchange_id = ?")
                .param(exchangeId)
                .query((row, n) -> call(row))
                .optional();
    }

    public Optional<Call> ofForm(String formKey) {
        return jdbc.sql(SELECT + "where c.form_key = ?")
                .param(formKey)
                .query((row, n) -> call(row))
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

    public void due(UUID id, Instant due) {
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

    public void own(UUID id, Optional<PersonId> owner, Instant now) {
        jdbc.sql("update hotline.call set owner_id = ?, owned_at = ? where id = ?")
                .param(owner.map(PersonId::value).orElse(null))
                .param(owner.isPresent() ? Sql.at(now) : null)
                .param(id)
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

    static Call call(ResultSet row) throws SQLException {
        return new Call(
                Sql.uuid(row, "id"),
                Optional.ofNullable(row.getString("exchange_id")),
                Sql.instant(row, "at"),
                row.getString("from_number"),
                row.getString("to_number"),
                Optional.ofNullable(Sql.uuidOrNull(row, "client_id")).map(ClientId::new),
                person(row, "contact_id"),
                uuids(row.getArray("candidates")).stream().map(ClientId::new).toList(),
                CallState.valueOf(row.getString("state")),
                uuids(row.getArray("route")).stream().map(PersonId::new).toList(),
                Arrays.asList((String[]) row.getArray("extensions").getArray()),
                Greeting.valueOf(row.getString("greeting")),
                row.getString("said"),
                person(row, "rings_at"),
                row.getBoolean("call_back"),
                Optional.ofNullable(Sql.instantOrNull(row, "due")),
                Optional.ofNullable(Sql.instantOrNull(row, "promised")),
                row.getBoolean("missed"),
                Optional.ofNullable(Sql.instantOrNull(row, "answered_at")),
                person(row, "answered_by"),
                Optional.ofNullable(Sql.instantOrNull(row, "ended_at")),
                person(row, "owner_id"),
                Optional.ofNullable(Sql.uuidOrNull(row, "timer_id")),
                Optional.ofNullable(row.getObject("minutes", Integer.class)).map(Minutes::of),
                row.getString("note"),
                Optional.ofNullable(Sql.instantOrNull(row, "settled_at")),
                laterTalk(row),
                names(row));
    }

    private static Optional<Call.LaterTalk> laterTalk(ResultSet row) throws SQLException {
        var id = Sql.uuidOrNull(row, "settled_talk");
        return id == null
                ? Optional.empty()
                : Optional.of(new Call.LaterTalk(id, Sql.instant(row, "later_at"), row.getString("later_name")));
    }

    private static Call.Names names(ResultSet row) throws SQLException {
        var ticket = row.getObject("ticket_number", Long.class);
        return new Call.Names(
                row.getString("client_name"),
                row.getString("slug"),
                row.getString("contact_name"),
                row.getString("rings_name"),
                row.getString("answered_name"),
                row.getString("owner_name"),
                ticket == null ? null : new TicketNumber(ticket));
    }

    private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.uuidOrNull(row, column)).map(PersonId::new);
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    private static String[] texts(List<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }
}
