package pl.sos.remote.internal;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.remote.AskForSession;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.SessionFilter;
import pl.sos.remote.SessionId;
import pl.sos.work.WorkEntryId;

/** The rows of remote.session. */
@Repository
class SessionStore {
    private static final int MOST = 50;

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else asks for, or moves, a session of this client or ticket until the transaction ends. */
    void lock(UUID about) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('remote:' || ?, 0))")
                .param(about.toString())
                .query((ResultSet row) -> {});
    }

    void insert(
            SessionId id,
            AskForSession wish,
            Optional<TicketId> ticket,
            RemoteSession.Reach reach,
            Instant now,
            Instant validUntil,
            Optional<String> contract,
            PersonId by) {
        jdbc.sql("""
                        insert into remote.session (id, client_id, ticket_id, ticket_number, key, purpose, tool,
                            tool_number, link, wished_at, asked_by, asked_at, person_id, valid_until, contract, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED')
                        """)
                .param(id.value())
                .param(wish.client().value())
                .param(ticket.map(TicketId::value).orElse(null))
                .param(wish.ticket().map(TicketNumber::value).orElse(null))
                .param(wish.key())
                .param(wish.purpose().strip())
                .param(reach.tool().name())
                .param(reach.number().orElse(null))
                .param(reach.link().orElse(null))
                .param(Sql.atOrNull(wish.wishedAt().orElse(null)))
                .param(by.value())
                .param(Sql.at(now))
                .param(wish.person().value())
                .param(Sql.at(validUntil))
                .param(contract.orElse(null))
                .update();
    }

    Optional<SessionId> byKey(PersonId by, String key) {
        return jdbc.sql("select id from remote.session where asked_by = ? and key = ?")
                .param(by.value())
                .param(key)
                .query((row, n) -> new SessionId(Sql.uuid(row, "id")))
                .optional();
    }

    Optional<RemoteSession> find(SessionId id, Instant now) {
        return jdbc.sql(SessionRows.READ + " where s.id = ?")
                .param(id.value())
                .query((row, n) -> SessionRows.session(row, now))
                .optional();
    }

    Optional<RemoteSession> locked(SessionId id, Instant now) {
        jdbc.sql("select id from remote.session where id = ? for update")
                .param(id.value())
                .query((ResultSet row) -> {});
        return find(id, now);
    }

    /** Of a ticket, the newest first. */
    List<RemoteSession> of(TicketId ticket, Instant now) {
        return jdbc.sql(SessionRows.READ + " where s.ticket_id = ? order by s.asked_at desc, s.id desc limit ?")
                .param(ticket.value())
                .param(MOST)
                .query((row, n) -> SessionRows.session(row, now))
                .list();
    }

    /** Of a client, of which something may still come, the newest first. */
    List<RemoteSession> open(ClientId client, Instant now) {
        return jdbc.sql(SessionRows.READ + """
                         where s.client_id = ? and s.state in ('REQUESTED', 'AGREED', 'RUNNING', 'PAUSED')
                           and (s.state in ('RUNNING', 'PAUSED') or s.valid_until > ?)
                         order by s.asked_at desc, s.id desc limit ?
                        """)
                .param(client.value())
                .param(Sql.at(now))
                .param(MOST)
                .query((row, n) -> SessionRows.session(row, now))
                .list();
    }

    /** @param after the cursor of the slice before; one that is none starts from the beginning */
    Slice<RemoteSession> page(SessionFilter filter, Optional<String> after, int limit, Instant now) {
        var place = after.flatMap(Place::read);
        var rows = jdbc.sql(SessionRows.READ + """
                         where (:at::timestamptz is null or (s.asked_at, s.id) < (:at, :id))
                           and (:client::uuid is null or s.client_id = :client)
                           and (:person::uuid is null or s.asked_by = :person or s.conducted_by = :person)
                           and (:from::timestamptz is null or s.asked_at >= :from)
                           and (:until::timestamptz is null or s.asked_at < :until)
                           and (:state::text is null or :state = case
                                when s.state in ('REQUESTED', 'AGREED') and s.valid_until <= :now then 'EXPIRED'
                                else s.state end)
                           and (not :toBook or s.ended_at is not null and s.booked_at is null and s.started_at is not null)
                         order by s.asked_at desc, s.id desc
                         limit :limit
                        """)
                .param("at", place.map(Place::at).map(Sql::at).orElse(null))
                .param("id", place.map(Place::id).orElse(null))
                .param("client", filter.client().map(ClientId::value).orElse(null))
                .param("person", filter.person().map(PersonId::value).orElse(null))
                .param("from", Sql.atOrNull(filter.from().orElse(null)))
                .param("until", Sql.atOrNull(filter.until().orElse(null)))
                .param("state", filter.state().map(Enum::name).orElse(null))
                .param("now", Sql.at(now))
                .param("toBook", filter.toBook())
                .param("limit", limit + 1)
                .query((row, n) -> SessionRows.session(row, now))
                .list();
        return Place.cut(
                rows, limit, last -> new Place(last.request().at(), last.id().value()));
    }

    void save(SessionId id, Course course, Optional<Instant> endedAt, String closing) {
        jdbc.sql("""
                        update remote.session set state = ?, running_since = ?, seconds = ?,
                            ended_at = coalesce(?, ended_at), closing = case when ? = '' then closing else ? end
                        where id = ?
                        """)
                .param(course.stored().name())
                .param(Sql.atOrNull(course.runningSince().orElse(null)))
                .param(course.seconds())
                .param(Sql.atOrNull(endedAt.orElse(null)))
                .param(closing)
                .param(closing)
                .param(id.value())
                .update();
    }

    /** The state of a started one follows with {@link #save}: both checks hold at the end of each statement. */
    void started(SessionId id, PersonId by, Instant at) {
        jdbc.sql("update remote.session set started_at = ?, conducted_by = ? where id = ? and started_at is null")
                .param(Sql.at(at))
                .param(by.value())
                .param(id.value())
                .update();
    }

    void agreed(SessionId id, RemoteSession.Consent consent, String address, String agent) {
        jdbc.sql("""
                        update remote.session set consent_how = ?, consent_by = ?, consent_name = ?, consent_at = ?,
                            consent_note = ?, consent_address = ?, consent_agent = ?
                        where id = ?
                        """)
                .param(consent.how().name())
                .param(consent.by().map(PersonId::value).orElse(null))
                .param(consent.name())
                .param(Sql.at(consent.at()))
                .param(consent.note())
                .param(address)
                .param(agent)
                .param(id.value())
                .update();
    }

    void reach(SessionId id, RemoteSession.Reach reach) {
        jdbc.sql("update remote.session set tool_number = ?, link = ? where id = ?")
                .param(reach.number().orElse(null))
                .param(reach.link().orElse(null))
                .param(id.value())
                .update();
    }

    /** @return false when it was booked before */
    boolean booked(SessionId id, WorkEntryId entry, Minutes minutes, Instant at) {
        return jdbc.sql("""
                                update remote.session set work_entry = ?, booked_minutes = ?, booked_at = ?
                                where id = ? and booked_at is null
                                """)
                        .param(entry.value())
                        .param(minutes.value())
                        .param(Sql.at(at))
                        .param(id.value())
                        .update()
                == 1;
    }

    /** What hangs on a ticket that goes on in another follows. */
    void move(TicketId from, TicketId into, TicketNumber number) {
        jdbc.sql("update remote.session set ticket_id = ?, ticket_number = ? where ticket_id = ?")
                .param(into.value())
                .param(number.value())
                .param(from.value())
                .update();
    }

    /** The ticket is another client's now: whose screen it was keeps the evidence. */
    void leave(TicketId ticket, ClientId now) {
        jdbc.sql("update remote.session set ticket_id = null where ticket_id = ? and client_id <> ?")
                .param(ticket.value())
                .param(now.value())
                .update();
    }
}
