package pl.sos.work.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.work.Timer;

/** Stopwatches in the database. */
@Repository
public class TimerStore {
    private final JdbcClient jdbc;

    TimerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two tabs of one person follow each other. */
    public void lock(PersonId person) {
        Sql.lock(jdbc, "timer:" + person);
    }

    public Optional<TicketId> ticket(TicketNumber number) {
        return jdbc.sql("select id from tickets.ticket where number = ? and merged_into is null")
                .param(number.value())
                .query((row, n) -> new TicketId(Sql.uuid(row, "id")))
                .optional();
    }

    public List<Timer> of(PersonId person) {
        var silences = jdbc
                .sql("""
                        select s.timer_id, s.id, s.since, s.until
                        from work.silence s join work.timer t on t.id = s.timer_id
                        where t.person_id = ? and s.subtracted is null
                        order by s.since
                        """)
                .param(person.value())
                .query((row, number) -> new Asked(
                        Sql.uuid(row, "timer_id"),
                        new Timer.Silence(Sql.uuid(row, "id"), Sql.instant(row, "since"), Sql.instant(row, "until"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Asked::timer));
        return jdbc.sql("""
                        select m.*, t.number, t.subject, t.client_id as ticket_client, c.name
                        from work.timer m
                        left join tickets.ticket t on t.id = m.ticket_id
                        left join clients.client c on c.id = t.client_id
                        where m.person_id = ?
                        order by m.running_since desc nulls last, m.seen_at desc
                        """)
                .param(person.value())
                .query((row, number) -> timer(row, silences.getOrDefault(Sql.uuid(row, "id"), List.of())))
                .list();
    }

    private record Asked(UUID timer, Timer.Silence silence) {}

    private static Timer timer(ResultSet row, List<Asked> asked) throws SQLException {
        var silences = new ArrayList<Timer.Silence>();
        asked.forEach(one -> silences.add(one.silence()));
        var ticket = Sql.uuidOrNull(row, "ticket_id");
        return new Timer(
                Sql.uuid(row, "id"),
                ticket == null
                        ? Optional.empty()
                        : Optional.of(new Timer.OnTicket(
                                new TicketId(ticket),
                                new TicketNumber(row.getLong("number")),
                                row.getString("subject"),
                                new ClientId(Sql.uuid(row, "ticket_client")),
                                row.getString("name"))),
                Sql.instant(row, "started_at"),
                row.getLong("seconds"),
                Optional.ofNullable(Sql.instantOrNull(row, "running_since")),
                silences);
    }

    public void start(PersonId person, Optional<TicketId> ticket, Instant now) {
        jdbc.sql("""
                        insert into work.timer (id, person_id, client_id, ticket_id, started_at, running_since, seen_at)
                        values (?, ?, (select client_id from tickets.ticket where id = ?), ?, ?, ?, ?)
                        on conflict (person_id, ticket_id) do update
                            set running_since = excluded.running_since, seen_at = excluded.seen_at
                        """)
                .params(Ids.next(), person.value())
                .param(ticket.map(TicketId::value).orElse(null))
                .param(ticket.map(TicketId::value).orElse(null))
                .params(Sql.at(now), Sql.at(now), Sql.at(now))
                .update();
    }

    public void pause(PersonId person, Instant now) {
        jdbc.sql("""
                        update work.timer
                        set seconds = seconds + greatest(0, extract(epoch from ?::timestamptz - running_since)::bigint),
                            running_since = null, seen_at = ?
                        where person_id = ? and running_since is not null
                        """).params(Sql.at(now), Sql.at(now), person.value()).update();
    }

    public void delete(PersonId person, UUID timer) {
        jdbc.sql("delete from work.timer where id = ? and person_id = ?")
                .params(timer, person.value())
                .update();
    }

    /** Several tabs call at once: one of them notes the silence. */
    public void heard(PersonId person, Instant now, Duration quiet) {
        jdbc.sql("""
                        with before as (
                            select id, seen_at from work.timer
                            where person_id = ? and running_since is not null and seen_at < ?::timestamptz - interval '20 s'
                            for update
                        ), now as (
                            update work.timer t set seen_at = ? from before b where t.id = b.id
                        )
                        insert into work.silence (id, timer_id, since, until)
                        select ?, b.id, b.seen_at, ? from before b where b.seen_at < ?
                        """)
                .params(person.value(), Sql.at(now), Sql.at(now), Ids.next(), Sql.at(now), Sql.at(now.minus(quiet)))
                .update();
    }

    /** What is taken off counts as not worked, at most what the stopwatch shows. */
    public void answer(PersonId person, UUID silence, boolean subtract) {
        jdbc.sql("""
                        with answered as (
                            update work.silence s set subtracted = ?
                            from work.timer t
                            where s.id = ? and t.id = s.timer_id and t.person_id = ? and s.subtracted is null
                            returning s.timer_id, extract(epoch from s.until - s.since)::bigint as length
                        )
                        update work.timer t
                        set seconds = case when t.running_since is null then greatest(0, t.seconds - a.length)
                                           else t.seconds end,
                            running_since = t.running_since + a.length * interval '1 s'
                        from answered a
                        where t.id = a.timer_id and ?
                        """).params(subtract, silence, person.value(), subtract).update();
    }

    /** A stopwatch goes on at the ticket that took over; two of one person become one. */
    void follow(TicketId from, TicketId into) {
        jdbc.sql("""
                        update work.timer t
                        set seconds = t.seconds + o.seconds
                                      + coalesce(extract(epoch from o.seen_at - o.running_since)::bigint, 0)
                        from work.timer o
                        where t.ticket_id = ? and o.ticket_id = ? and t.person_id = o.person_id
                        """).params(into.value(), from.value()).update();
        jdbc.sql("""
                        delete from work.timer o using work.timer t
                        where t.ticket_id = ? and o.ticket_id = ? and t.person_id = o.person_id
                        """).params(into.value(), from.value()).update();
        jdbc.sql("update work.timer set ticket_id = ? where ticket_id = ?")
                .params(into.value(), from.value())
                .update();
    }

    void giveTo(TicketId ticket, ClientId client) {
        jdbc.sql("update work.timer set client_id = ? where ticket_id = ?")
                .params(client.value(), ticket.value())
                .update();
    }
}
