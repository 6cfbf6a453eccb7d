package pl.sos.hotline.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallFilter;
import pl.sos.hotline.CallLists;
import pl.sos.hotline.HourOfCalls;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketNumber;

/** Lists of calls, each cut by keyset and served by an index. */
@Repository
public class CallListStore {
    private static final int RUNNING = 200;

    private final JdbcClient jdbc;

    CallListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Call> running() {
        return jdbc.sql(CallRows.select() + "where c.state in ('RINGING', 'TALKING') order by c.at limit " + RUNNING)
                .query((row, n) -> CallRows.call(row))
                .list();
    }

    private record Place(Instant at, UUID id) {
        /** A year of four digits, which the database knows: the text comes from an address, where anybody can change it. */
        private static final Pattern WRITTEN = Pattern.compile("(\\d{4}-[^_]*)_([0-9a-f-]{36})");

        static Place parse(String text) {
            try {
                var parts = WRITTEN.matcher(text);
                if (!parts.matches()) {
                    throw new IllegalArgumentException("not a place in a list of calls: " + text);
                }
                return new Place(Instant.parse(parts.group(1)), UUID.fromString(parts.group(2)));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("not a place in a list of calls: " + text, e);
            }
        }
    }

    private static Slice<Call> slice(List<Call> found, int limit, Function<Call, Instant> place) {
        if (found.size() <= limit) {
            return new Slice<>(found, Optional.empty());
        }
        var last = found.get(limit - 1);
        return new Slice<>(found.subList(0, limit), Optional.of(place.apply(last) + "_" + last.id()));
    }

    /** A cursor that this list did not give out begins it anew. */
    private static Optional<Place> place(Optional<String> after) {
        try {
            return after.filter(text -> !text.isEmpty()).map(Place::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Slice<Call> waiting(Optional<String> after, int limit) {
        var place = place(after);
        var from = place.isPresent() ? "and (c.owed, c.id) > (?, ?) " : "";
        var query = jdbc.sql(CallRows.select() + "where c.state = 'MISSED' and c.settled_at is null " + from
                + "order by c.owed, c.id limit " + (limit + 1));
        var given = place.isPresent()
                ? query.params(Sql.at(place.get().at()), place.get().id())
                : query;
        return slice(
                given.query((row, n) -> CallRows.call(row)).list(),
                limit,
                call -> call.owed().orElse(call.at()));
    }

    public int waitingCount() {
        return jdbc.sql("""
                        select count(*) from (select 1 from hotline.call
                            where state = 'MISSED' and settled_at is null limit 1000) waiting
                        """).query(Integer.class).single();
    }

    public List<Call> unwritten(PersonId person) {
        return jdbc.sql(CallRows.select() + """
                        where c.answered_by = ? and c.state = 'ENDED' and c.settled_at is null
                        order by c.at limit 50
                        """)
                .param(person.value())
                .query((row, n) -> CallRows.call(row))
                .list();
    }

    public List<Call> beside(PersonId person, UUID talk) {
        return jdbc.sql(CallRows.select() + """
                        where c.state = 'TALKING' and c.answered_by = ? and c.id <> ?
                        order by c.answered_at desc, c.id desc limit 10
                        """)
                .params(person.value(), talk)
                .query((row, n) -> CallRows.call(row))
                .list();
    }

    public Optional<Call> onScreen(PersonId person) {
        return jdbc.sql(CallRows.select() + """
                        where c.id in (
                            select id from hotline.call
                            where state = 'TALKING' and answered_by = :person or state = 'RINGING' and rings_at = :person
                            union all
                            select id from hotline.call
                            where answered_by = :person and state = 'ENDED' and settled_at is null)
                        order by array_position(array['TALKING', 'RINGING', 'ENDED'], c.state), c.at desc limit 1
                        """)
                .param("person", person.value())
                .query((row, n) -> CallRows.call(row))
                .optional();
    }

    public Slice<Call> list(CallFilter filter, Optional<String> after, int limit) {
        var where = new ArrayList<String>(List.of("true"));
        var values = new ArrayList<Object>();
        filter.client().ifPresent(client -> {
            where.add("c.client_id = ?");
            values.add(client.value());
        });
        if (filter.missedOnly()) {
            where.add("c.missed");
        }
        filter.from().ifPresent(from -> {
            where.add("c.at >= ?");
            values.add(Sql.at(from));
        });
        filter.until().ifPresent(until -> {
            where.add("c.at < ?");
            values.add(Sql.at(until));
        });
        place(after).ifPresent(place -> {
            where.add("(c.at, c.id) < (?, ?)");
            values.add(Sql.at(place.at()));
            values.add(place.id());
        });
        return slice(
                jdbc.sql(CallRows.select() + "where " + String.join(" and ", where)
                                + " order by c.at desc, c.id desc limit " + (limit + 1))
                        .params(values)
                        .query((row, n) -> CallRows.call(row))
                        .list(),
                limit,
                Call::at);
    }

    public List<HourOfCalls> byHour(LocalDate from, LocalDate until, ZoneId zone) {
        return jdbc.sql("""
                        select extract(hour from at at time zone :zone)::int as hour,
                               count(*) filter (where not missed and answered_at is not null) as answered,
                               count(*) filter (where missed and not call_back) as missed,
                               count(*) filter (where call_back) as call_backs,
                               coalesce(avg(extract(epoch from answered_at - at))
                                   filter (where not missed and exchange_id is not null), 0)::bigint as mean_wait,
                               coalesce(max(extract(epoch from answered_at - at))
                                   filter (where not missed and exchange_id is not null), 0)::bigint as longest_wait
                        from hotline.call
                        where at >= :from and at < :until and (missed or answered_at is not null)
                        group by 1 order by 1
                        """)
                .param("zone", zone.getId())
                .param("from", Sql.at(from.atStartOfDay(zone).toInstant()))
                .param("until", Sql.at(until.plusDays(1).atStartOfDay(zone).toInstant()))
                .query((row, n) -> new HourOfCalls(
                        row.getInt("hour"),
                        row.getInt("answered"),
                        row.getInt("missed"),
                        row.getInt("call_backs"),
                        Duration.ofSeconds(row.getLong("mean_wait")),
                        Duration.ofSeconds(row.getLong("longest_wait"))))
                .list();
    }

    public CallLists.Card card(ClientId client, int limit) {
        var tickets = jdbc.sql("""
                        select number, subject, next_due, count(*) over () as open
                        from (select t.number, t.subject, t.next_due, t.care_rank, t.category_rank, t.severity_rank
                              from tickets.ticket t
                              where t.client_id = ? and t.status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT')
                              order by t.care_rank, t.category_rank, t.severity_rank, t.next_due, t.number
                              limit 100) first
                        order by care_rank, category_rank, severity_rank, next_due, number limit ?
                        """)
                .params(client.value(), limit)
                .query((row, n) -> new Counted(
                        new CallLists.OpenTicket(
                                new TicketNumber(row.getLong("number")),
                                row.getString("subject"),
                                Optional.ofNullable(Sql.instantOrNull(row, "next_due"))
                                        .filter(due -> due.isBefore(FAR))),
                        row.getInt("open")))
                .list();
        return new CallLists.Card(
                tickets.stream().map(Counted::ticket).toList(),
                tickets.isEmpty() ? 0 : tickets.getFirst().open());
    }

    public List<PersonId> callers(ClientId client, String number) {
        return jdbc.sql("""
                        select id from identity.person where client_id = :client and active and phone = :phone
                        union
                        select f.person_id from clients.contact_phone f
                        join identity.person p on p.id = f.person_id and p.active
                        where f.client_id = :client and f.phone = :phone
                        limit 20
                        """)
                .param("client", client.value())
                .param("phone", number)
                .query((row, n) -> new PersonId(Sql.uuid(row, "id")))
                .list();
    }

    private record Counted(CallLists.OpenTicket ticket, int open) {}

    /** The queue keeps "infinity" where nothing is due. */
    private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");
}
