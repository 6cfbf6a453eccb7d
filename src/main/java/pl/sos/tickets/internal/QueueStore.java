package pl.sos.tickets.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.products.Application;
import pl.sos.products.Products;
import pl.sos.tickets.QueueCounts.Count;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.Rank;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Who;

/** Lists, counts and places of tickets. Every query stops at what a page shows. */
@Component
public class QueueStore {
    private final JdbcClient jdbc;
    private final QueueWords words;
    private final Products products;
    private final People people;

    QueueStore(JdbcClient jdbc, QueueWords words, Products products, People people) {
        this.jdbc = jdbc;
        this.words = words;
        this.products = products;
        this.people = people;
    }

    /** The rows after a cursor, numbered on from its position. */
    public List<QueueRow> page(QueueFilter filter, Optional<QueueCursor> after, int limit, Instant now) {
        var sql = QueueSql.of(filter);
        after.ifPresent(sql::after);
        int behind = after.map(QueueCursor::position).orElse(0);
        var names = names();
        return statement(sql, filter, now, " limit " + limit)
                .query((row, n) -> row(row, behind + n + 1, now, names))
                .list();
    }

    public void export(QueueFilter filter, Instant now, int most, Consumer<QueueRow> rows) {
        var sql = QueueSql.of(filter);
        var position = new int[1];
        var names = names();
        try (Stream<QueueRow> stream = statement(sql, filter, now, " limit " + most)
                .withFetchSize(500)
                .query((row, n) -> row(row, ++position[0], now, names))
                .stream()) {
            stream.forEach(rows);
        }
    }

    private JdbcClient.StatementSpec statement(QueueSql sql, QueueFilter filter, Instant now, String limit) {
        // The page is cut before names are looked up, else every row of the list would be. They are looked up row by
        // row:
        // a hash join would read all clients and people for fifty of them, and lose the order. What is in memory
        // anyhow,
        // applications and our staff, is not asked for.
        var statement = jdbc.sql("select " + TicketStore.COLUMNS
                + """
                  , t.finished_at, c.name as client_name, c.slug as client_slug,
                    (select r.name from identity.person r where r.id = t.reporter_id) as reporter_name,
                    t.%s_wrote_at
                        > coalesce((select s.seen_at from tickets.seen s where s.ticket_id = t.id and s.person_id = :viewer),
                                   '-infinity') as unread
                  from (select t.* from tickets.ticket t where \
                """.formatted(otherSide())
                + sql.condition() + " order by " + sql.order() + limit
                + """
                  ) t
                  left join lateral (select name, slug from clients.client where id = t.client_id limit 1) c on true
                  order by \
                """
                + sql.order());
        return statement
                .params(sql.bound())
                .param("viewer", filter.viewer().map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("now", Sql.at(now));
    }

    /** Whose last word the reader may not have seen. */
    private static String otherSide() {
        return Scope.isClient() ? "staff" : "client";
    }

    /** Counts to one beyond what is shown. */
    public Count count(QueueFilter filter, Instant now) {
        var sql = QueueSql.of(filter);
        int counted = jdbc.sql("select count(*) from (select 1 from tickets.ticket t where " + sql.condition()
                        + " limit " + (pl.sos.tickets.QueueCounts.CAP + 1) + ") counted")
                .params(sql.bound())
                .param("now", Sql.at(now))
                .query(Integer.class)
                .single();
        return Count.of(counted);
    }

    /** How many open tickets stand before this one; counting stops at {@link Rank#LAST_COUNTED}. */
    public Optional<Integer> position(TicketNumber number) {
        return jdbc.sql("""
                        select (select count(*) from
                                   (select 1 from tickets.ticket t
                                     where t.status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT')
                                       and (t.care_rank, t.category_rank, t.severity_rank, t.next_due, t.number)
                                         < (i.care_rank, i.category_rank, i.severity_rank, i.next_due, i.number)
                                     order by t.care_rank, t.category_rank, t.severity_rank, t.next_due, t.number
                                     limit :most) before)
                          from tickets.ticket i
                         where i.number = :number and i.status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT')
                        """)
                .param("number", number.value())
                .param("most", Rank.LAST_COUNTED - 1)
                .query((row, n) -> row.getInt(1) + 1)
                .optional();
    }

    /** What is called how, from memory. */
    private record Names(Map<String, Application> applications, Map<PersonId, Person> staff) {}

    private Names names() {
        return new Names(products.catalogue(), people.everyMember());
    }

    private QueueRow row(ResultSet row, int position, Instant now, Names names) throws SQLException {
        var held = TicketStore.held(row);
        Ticket ticket = held.ticket();
        boolean queued = ticket.status().inQueue();
        var standing = held.standing();
        var because = queued ? words.because(held) : List.<pl.sos.tickets.Because>of();
        return new QueueRow(
                position,
                ticket.id(),
                ticket.number(),
                ticket.subject(),
                ticket.client(),
                text(row, "client_name"),
                text(row, "client_slug"),
                held.underCare(),
                ticket.category(),
                ticket.severity(),
                ticket.application(),
                ticket.application()
                        .flatMap(
                                code -> Optional.ofNullable(names.applications().get(code)))
                        .map(Application::name),
                ticket.status(),
                new Who(ticket.reporter(), text(row, "reporter_name"), false),
                ticket.assignee().map(person -> ours(person, names)),
                ticket.confidential(),
                ticket.channel(),
                ticket.reportedAt(),
                ticket.updatedAt(),
                TicketStore.instant(row, "finished_at"),
                standing.kind(),
                standing.due(),
                queued && standing.breachingAt().filter(at -> !now.isBefore(at)).isPresent(),
                queued && clientWaits(held),
                row.getBoolean("unread"),
                ticket.mergedInto(),
                ticket.version(),
                because,
                words.sentence(because));
    }

    private static boolean clientWaits(Held held) {
        return held.clientWroteAt()
                .filter(wrote -> wrote.isAfter(held.staffWroteAt().orElse(Instant.MIN)))
                .isPresent();
    }

    private static Who ours(PersonId person, Names names) {
        return new Who(
                person,
                Optional.ofNullable(names.staff().get(person)).map(Person::name).orElse("–"),
                true);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("–");
    }
}
