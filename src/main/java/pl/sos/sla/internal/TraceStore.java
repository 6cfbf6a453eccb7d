package pl.sos.sla.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Pause;
import pl.sos.calendars.Pauses;
import pl.sos.calendars.Policy;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.sla.ClockChange;
import pl.sos.sla.ClockKind;
import pl.sos.sla.Evidence;
import pl.sos.sla.ServiceClock;

/** What happened to clocks: pauses, history, evidence, warnings. */
@Repository
public class TraceStore {
    private final JdbcClient jdbc;

    TraceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Pauses pauses(TicketId ticket) {
        return pauses(List.of(ticket)).getOrDefault(ticket, Pauses.NONE);
    }

    public Map<TicketId, Pauses> pauses(Collection<TicketId> tickets) {
        var found = new HashMap<TicketId, List<Pause>>();
        jdbc.sql("select ticket_id, from_at, until_at from sla.pause where ticket_id = any (?)")
                .param(tickets.stream().map(TicketId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(new TicketId(Sql.uuid(row, "ticket_id")), _ -> new ArrayList<>())
                            .add(new Pause(Sql.instant(row, "from_at"), Sql.instantOrNull(row, "until_at")));
                });
        var pauses = new HashMap<TicketId, Pauses>();
        found.forEach((ticket, list) -> pauses.put(ticket, new Pauses(list)));
        return pauses;
    }

    /** False when one lasts already. */
    public boolean beginPause(TicketId ticket, ClientId client, Instant at) {
        return jdbc.sql("""
                insert into sla.pause (id, ticket_id, client_id, from_at) values (?, ?, ?, ?)
                on conflict (ticket_id) where until_at is null do nothing
                """)
                        .params(Ids.next(), ticket.value(), client.value(), Sql.at(at))
                        .update()
                == 1;
    }

    /** False when none lasts. */
    public boolean endPause(TicketId ticket, Instant at) {
        return jdbc.sql("""
                update sla.pause set until_at = greatest(from_at, ?) where ticket_id = ? and until_at is null
                """).params(Sql.at(at), ticket.value()).update() == 1;
    }

    public void addPause(TicketId ticket, ClientId client, Instant from, Instant until) {
        jdbc.sql("insert into sla.pause (id, ticket_id, client_id, from_at, until_at) values (?, ?, ?, ?, ?)")
                .params(Ids.next(), ticket.value(), client.value(), Sql.at(from), Sql.at(until))
                .update();
    }

    /** @param hadDue false for the first line of a clock, which had no deadline before */
    public void add(ServiceClock before, boolean hadDue, ServiceClock after, Change change) {
        jdbc.sql("""
                insert into sla.clock_change (id, clock_id, ticket_id, client_id, what, at, old_due, new_due, old_amount,
                    old_counting, new_amount, new_counting, reason, by_id)
                values (:id, :clock, :ticket, :client, :what, :at, :oldDue, :newDue, :oldAmount,
                    :oldCounting, :newAmount, :newCounting, :reason, :by)
                """)
                .param("id", Ids.next())
                .param("clock", after.id())
                .param("ticket", after.ticket().value())
                .param("client", after.client().value())
                .param("what", change.what().name())
                .param("at", Sql.at(change.at()))
                .param("oldDue", Sql.atOrNull(before.due().filter(_ -> hadDue).orElse(null)))
                .param("newDue", Sql.atOrNull(after.due().orElse(null)))
                .param("oldAmount", before.policy().text())
                .param("oldCounting", before.policy().counting().name())
                .param("newAmount", after.policy().text())
                .param("newCounting", after.policy().counting().name())
                .param("reason", change.reason())
                .param("by", change.by().map(PersonId::value).orElse(null))
                .update();
    }

    /** A line of history and what the clock's policy was before it. */
    public record Line(ClockChange change, Policy before) {}

    public List<Line> changes(TicketId ticket) {
        return jdbc.sql("""
                select h.clock_id, c.kind, h.what, h.at, h.old_due, h.new_due, h.old_amount, h.old_counting, h.new_amount,
                       h.new_counting, h.reason, h.by_id
                from sla.clock_change h join sla.clock c on c.id = h.clock_id
                where h.ticket_id = ? order by h.id
                """)
                .param(ticket.value())
                .query((row, _) -> new Line(change(row), policy(row, "old")))
                .list();
    }

    private static ClockChange change(ResultSet row) throws SQLException {
        return new ClockChange(
                Sql.uuid(row, "clock_id"),
                ClockKind.valueOf(row.getString("kind")),
                ClockChange.Kind.valueOf(row.getString("what")),
                Sql.instant(row, "at"),
                Optional.ofNullable(Sql.instantOrNull(row, "old_due")),
                Optional.ofNullable(Sql.instantOrNull(row, "new_due")),
                policy(row, "new"),
                row.getString("reason"),
                Optional.ofNullable(Sql.uuidOrNull(row, "by_id")).map(PersonId::new));
    }

    private static Policy policy(ResultSet row, String which) throws SQLException {
        return Policy.parse(row.getString(which + "_amount"), Counting.valueOf(row.getString(which + "_counting")));
    }

    public void add(TicketId ticket, ClientId client, Evidence evidence) {
        jdbc.sql("""
                insert into sla.evidence (id, ticket_id, client_id, kind, by_id, at, reference)
                values (:id, :ticket, :client, :kind, :by, :at, :reference)
                """)
                .param("id", Ids.next())
                .param("ticket", ticket.value())
                .param("client", client.value())
                .param("kind", evidence.kind().name())
                .param("by", evidence.by().value())
                .param("at", Sql.at(evidence.at()))
                .param("reference", evidence.reference().orElse(null))
                .update();
    }

    public List<Evidence> evidence(TicketId ticket) {
        return jdbc.sql("select kind, by_id, at, reference from sla.evidence where ticket_id = ? order by at, id")
                .param(ticket.value())
                .query((row, _) -> new Evidence(
                        Evidence.Kind.valueOf(row.getString("kind")),
                        new PersonId(Sql.uuid(row, "by_id")),
                        Sql.instant(row, "at"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "reference"))))
                .list();
    }

    /** False when that threshold was recorded in this round before. */
    public boolean warn(Row row, Reckoning.Reached reached, Instant now, List<PersonId> told) {
        ServiceClock clock = row.clock();
        return jdbc.sql("""
                insert into sla.warning (clock_id, round, threshold, ticket_id, client_id, reached_at, warned_at, told)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (clock_id, round, threshold) do nothing
                """)
                        .params(
                                clock.id(),
                                row.round(),
                                reached.threshold(),
                                clock.ticket().value(),
                                clock.client().value(),
                                Sql.at(reached.at()),
                                Sql.at(now),
                                told.stream().map(PersonId::value).toArray(UUID[]::new))
                        .update()
                == 1;
    }

    /** Everything that hangs on the ticket's clocks belongs to another client now. */
    public void moveToClient(TicketId ticket, ClientId client) {
        for (String table : List.of("clock", "pause", "clock_change", "warning", "evidence")) {
            jdbc.sql("update sla." + table + " set client_id = ? where ticket_id = ?")
                    .params(client.value(), ticket.value())
                    .update();
        }
    }
}
