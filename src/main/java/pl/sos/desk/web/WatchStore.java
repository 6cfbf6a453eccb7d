package pl.sos.desk.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.ContractFilter;
import pl.sos.desk.HoursLine;
import pl.sos.desk.web.WatchView.Watched;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.tickets.QueueCounts;
import pl.sos.tickets.QueueCounts.Count;

/**
 * What the cards of {@link WatchView} read across rooms: one query a card, nothing is written. Needs a
 * transaction in a staff's scope.
 */
@Repository
class WatchStore {
    private final JdbcClient jdbc;

    WatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The least left first. Only contracts whose warning was noted in the period are looked at, so that those who have
     * enough cost nothing; what was given back or bought since counts.
     *
     * @param today Europe/Warsaw
     */
    public Watched<RunningOut> hours(LocalDate today, RunningOut.Place after, int limit) {
        var month = today.withDayOfMonth(1);
        return watched(
                jdbc.sql("""
                        select count(*) over () as counted, r.*
                        from (
                            select k.id, k.number, k.slug as contract_slug, cl.id as client_id, cl.name, cl.slug,
                                   p.last_month, b.remaining, b.reserved, b.pool,
                                   least(b.remaining * 10000 / nullif(b.pool, 0), 10000)::int as share
                            from (select distinct l.contract_id, l.period from hours.low l
                                  where l.period > :yearAgo and l.period <= :month) l
                            join hours.period p on p.contract_id = l.contract_id and p.first_month = l.period
                                 and p.last_month >= :month
                            join contracts.contract k on k.id = l.contract_id and (k.ends >= :today or k.renews)
                            join clients.client cl on cl.id = k.client_id
                            cross join lateral (
                                select coalesce(sum(e.balance) filter (where e.account = 'AVAILABLE'), 0) as remaining,
                                       coalesce(sum(e.balance) filter (where e.account = 'RESERVED'), 0) as reserved,
                                       -coalesce(sum(e.balance) filter
                                           (where e.account in ('GRANTED', 'CARRIED_IN', 'PURCHASED')), 0) as pool
                                from hours.lot o
                                cross join unnest(array['AVAILABLE', 'RESERVED', 'GRANTED', 'CARRIED_IN', 'PURCHASED'])
                                     as a (account)
                                cross join lateral (select q.account, q.balance from hours.posting q
                                                    where q.lot_id = o.id and q.account = a.account
                                                    order by q.number desc limit 1) e
                                where o.contract_id = l.contract_id and o.period = l.period) b
                            where b.pool > 0 and b.remaining * 5 <= b.pool) r
                        where (r.share, r.id) > (:share, :id)
                        order by r.share, r.id limit :limit
                        """)
                        .param("yearAgo", month.minusYears(1))
                        .param("month", month)
                        .param("today", today)
                        .param("share", after.share())
                        .param("id", after.id().value())
                        .param("limit", limit),
                (row, n) -> new RunningOut(
                        new ContractId(Sql.uuid(row, "id")),
                        new ClientId(Sql.uuid(row, "client_id")),
                        row.getString("name"),
                        row.getString("slug"),
                        row.getString("number"),
                        row.getString("contract_slug"),
                        HoursLine.of(
                                Minutes.of(row.getLong("remaining")),
                                Minutes.of(row.getLong("pool")),
                                Minutes.of(row.getLong("reserved"))),
                        row.getInt("share"),
                        YearMonth.from(row.getObject("last_month", LocalDate.class))));
    }

    /** Those that the list of contracts shows as ending soon, in its order. */
    public Watched<WatchView.Ending> contracts(LocalDate today, int limit) {
        return watched(
                jdbc.sql("""
                        select count(*) over () as counted, cl.name, k.number, k.slug, k.ends, k.notice
                        from ((select id, client_id, number, slug, ends, coalesce(notice_given_on <= :today, false) as notice
                               from contracts.contract
                               where ends >= :today and ends <= :soon and not renews
                               order by ends, id limit :cap)
                              union all
                              (select id, client_id, number, slug, ends, true from contracts.contract
                               where notice_given_on is not null and notice_given_on <= :today and ends > :soon
                                 and not renews
                               order by ends, id limit :cap)) k
                        join clients.client cl on cl.id = k.client_id
                        order by k.ends, k.id limit :limit
                        """)
                        .param("today", today)
                        .param("soon", today.plusDays(ContractFilter.SOON))
                        .param("cap", QueueCounts.CAP + 1)
                        .param("limit", limit),
                (row, n) -> new WatchView.Ending(
                        row.getString("name"),
                        row.getString("number"),
                        row.getString("slug"),
                        row.getObject("ends", LocalDate.class),
                        row.getBoolean("notice")));
    }

    /** What waits for somebody's word, and what could not be read; the longest waiting first. */
    public Watched<WatchView.Mail> mail(int limit) {
        return watched(
                jdbc.sql("""
                        select count(*) over () as counted, m.*
                        from ((select id, state, reason, sender, sender_name, subject, received_at from mail.incoming
                               where state = 'TRIAGE' order by id limit :cap)
                              union all
                              (select id, state, reason, sender, sender_name, subject, received_at from mail.incoming
                               where state = 'QUARANTINED' order by id limit :cap)) m
                        order by m.id limit :limit
                        """).param("cap", QueueCounts.CAP + 1).param("limit", limit),
                (row, n) -> new WatchView.Mail(
                        Sql.uuid(row, "id"),
                        row.getString("sender_name").isBlank() ? row.getString("sender") : row.getString("sender_name"),
                        row.getString("subject"),
                        Sql.instant(row, "received_at"),
                        row.getString("state").equals("QUARANTINED"),
                        "forged".equals(row.getString("reason"))));
    }

    private static <T> Watched<T> watched(JdbcClient.StatementSpec query, RowMapper<T> mapper) {
        var first = new ArrayList<T>();
        int counted = query.query(row -> {
            int all = 0;
            while (row.next()) {
                all = row.getInt("counted");
                first.add(mapper.mapRow(row, first.size()));
            }
            return all;
        });
        return new Watched<>(Count.of(counted), List.copyOf(first));
    }
}
