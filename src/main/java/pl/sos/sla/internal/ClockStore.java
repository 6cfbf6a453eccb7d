package pl.sos.sla.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketId;
import pl.sos.sla.ClockKind;
import pl.sos.sla.ServiceClock;

/** The clocks themselves: {@code sla.clock}. */
@Repository
public class ClockStore {
    private static final String COLUMNS = """
            id, ticket_id, client_id, kind, amount, counting, calendar, started_at, due, breaching_at, next_warning_at, warned,
            round, paused, stopped_at, cancelled_at, revision
            """;

    private final JdbcClient jdbc;

    ClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All in one statement. */
    public void insert(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String values = String.join(
                ", ",
                rows.stream()
                        .map(_ -> "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .toList());
        var parameters = new ArrayList<@Nullable Object>();
        for (Row row : rows) {
            ServiceClock clock = row.clock();
            parameters.add(clock.id());
            parameters.add(clock.ticket().value());
            parameters.add(clock.client().value());
            parameters.add(clock.kind().name());
            parameters.add(clock.policy().text());
            parameters.add(clock.policy().counting().name());
            parameters.add(clock.calendar());
            parameters.add(Sql.at(clock.from()));
            parameters.add(at(clock.due()));
            parameters.add(at(clock.breachingAt()));
            parameters.add(at(clock.nextWarning()));
            parameters.add(row.warned());
            parameters.add(row.round());
            parameters.add(clock.paused());
            parameters.add(at(clock.stoppedAt()));
            parameters.add(at(clock.cancelledAt()));
            parameters.add(clock.revision());
        }
        jdbc.sql("insert into sla.clock (" + COLUMNS + ") values " + values)
                .params(parameters)
                .update();
    }

    public void update(Row row) {
        ServiceClock clock = row.clock();
        jdbc.sql("""
                update sla.clock
                set client_id = :client, amount = :amount, counting = :counting, calendar = :calendar,
                    started_at = :startedAt, due = :due, breaching_at = :breachingAt, next_warning_at = :nextWarningAt,
                    warned = :warned, round = :round, paused = :paused, stopped_at = :stoppedAt,
                    cancelled_at = :cancelledAt, revision = :revision
                where id = :id
                """)
                .param("client", clock.client().value())
                .param("amount", clock.policy().text())
                .param("counting", clock.policy().counting().name())
                .param("calendar", clock.calendar())
                .param("startedAt", Sql.at(clock.from()))
                .param("due", at(clock.due()))
                .param("breachingAt", at(clock.breachingAt()))
                .param("nextWarningAt", at(clock.nextWarning()))
                .param("warned", row.warned())
                .param("round", row.round())
                .param("paused", clock.paused())
                .param("stoppedAt", at(clock.stoppedAt()))
                .param("cancelledAt", at(clock.cancelledAt()))
                .param("revision", clock.revision())
                .param("id", clock.id())
                .update();
    }

    public List<Row> of(Collection<TicketId> tickets) {
        return jdbc.sql("select " + COLUMNS + " from sla.clock where ticket_id = any (?)")
                .param(tickets.stream().map(TicketId::value).toArray(UUID[]::new))
                .query(ClockStore::read)
                .list();
    }

    /** Nobody else changes these until the transaction ends. */
    public List<Row> lock(TicketId ticket) {
        return jdbc.sql("select " + COLUMNS + " from sla.clock where ticket_id = ? order by kind for update")
                .param(ticket.value())
                .query(ClockStore::read)
                .list();
    }

    public Optional<Row> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from sla.clock where id = ? for update")
                .param(id)
                .query(ClockStore::read)
                .optional();
    }

    /** Clocks that wait and are counted by a calendar, in the order of their ids. */
    public List<Row> waiting(String calendar, UUID after, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from sla.clock
                where calendar = ? and id > ? and stopped_at is null and cancelled_at is null
                order by id limit ?
                """)
                .params(calendar, after, limit)
                .query(ClockStore::read)
                .list();
    }

    /** An alarm that ought to be set: a clock as of one reckoning, and when it warns next. */
    public record Pending(UUID clock, int revision, Instant at) {}

    /** Warnings up to a moment for which no alarm is set, the earliest first. */
    public List<Pending> withoutAlarm(String task, Instant until, int limit) {
        return jdbc.sql("""
                select c.id, c.revision, c.next_warning_at from sla.clock c
                where c.next_warning_at <= ?
                  and not exists (select from ground.scheduled_tasks t
                                  where t.task_name = ? and t.task_instance = c.id || ':' || c.revision)
                order by c.next_warning_at limit ?
                """)
                .params(Sql.at(until), task, limit)
                .query((row, _) ->
                        new Pending(Sql.uuid(row, "id"), row.getInt("revision"), Sql.instant(row, "next_warning_at")))
                .list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var clock = new ServiceClock(
                Sql.uuid(row, "id"),
                new TicketId(Sql.uuid(row, "ticket_id")),
                new ClientId(Sql.uuid(row, "client_id")),
                ClockKind.valueOf(row.getString("kind")),
                Policy.parse(row.getString("amount"), Counting.valueOf(row.getString("counting"))),
                row.getString("calendar"),
                Sql.instant(row, "started_at"),
                Optional.ofNullable(Sql.instantOrNull(row, "due")),
                Optional.ofNullable(Sql.instantOrNull(row, "breaching_at")),
                Optional.ofNullable(Sql.instantOrNull(row, "next_warning_at")),
                row.getBoolean("paused"),
                Optional.ofNullable(Sql.instantOrNull(row, "stopped_at")),
                Optional.ofNullable(Sql.instantOrNull(row, "cancelled_at")),
                row.getInt("revision"));
        return new Row(clock, row.getInt("warned"), row.getInt("round"));
    }

    private static @Nullable Object at(Optional<Instant> instant) {
        return Sql.atOrNull(instant.orElse(null));
    }
}
