package pl.sos.tickets.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.ClockKind;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketStatus;

/** The rows of tickets.ticket. */
@Component
public class TicketStore {
    /** Of a row {@code t} of tickets.ticket. */
    static final String COLUMNS = """
            t.id, t.number, t.client_id, t.reporter_id, t.entered_by, t.application, t.category, t.severity, t.subject,
            t.status, t.assignee_id, t.confidential, t.readers, t.channel, t.reported_at, t.created_at, t.updated_at,
            t.resolved_at, t.closed_at, t.merged_into, t.client_wrote_at, t.staff_wrote_at, t.care_rank,
            nullif(t.next_due, 'infinity') as next_due, t.due_kind, nullif(t.breaching_at, 'infinity') as breaching_at,
            t.version
            """;

    private final JdbcClient jdbc;

    TicketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who reports, as far as it decides whether he may, and the number that the ticket will bear.
     *
     * @param clientName empty when the client is not there
     * @param reporterName empty when he is no active contact of the client
     */
    public record Facts(
            TicketNumber number, Optional<String> clientName, Optional<String> slug, Optional<String> reporterName) {}

    public Facts facts(ClientId client, PersonId reporter) {
        return facts(List.of(client), List.of(reporter)).getFirst();
    }

    /** As {@link #facts(ClientId, PersonId)} for many; numbers grow in their order. */
    List<Facts> facts(List<ClientId> clients, List<PersonId> reporters) {
        return jdbc.sql("""
                        select nextval('tickets.number') as number, c.name, c.slug, p.name as reporter
                          from unnest(:clients, :reporters) with ordinality as asked (client, reporter, place)
                          left join clients.client c on c.id = asked.client
                          left join identity.person p on p.id = asked.reporter and p.client_id = asked.client and p.active
                         order by asked.place
                        """)
                .param("clients", clients.stream().map(ClientId::value).toArray(UUID[]::new))
                .param("reporters", reporters.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, n) -> new Facts(
                        new TicketNumber(row.getLong("number")),
                        Optional.ofNullable(row.getString("name")),
                        Optional.ofNullable(row.getString("slug")),
                        Optional.ofNullable(row.getString("reporter"))))
                .list();
    }

    /** What people call these tickets. */
    public Map<TicketId, TicketNumber> numbers(Collection<TicketId> ids) {
        var numbers = new HashMap<TicketId, TicketNumber>();
        jdbc.sql("select id, number from tickets.ticket where id = any (?)")
                .param(ids.stream().map(TicketId::value).toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    numbers.put(new TicketId(Sql.uuid(row, "id")), new TicketNumber(row.getLong("number")));
                });
        return numbers;
    }

    /** Waits for a form of this person that is being taken in at this moment, then tells which ticket it opened. */
    public Optional<TicketNumber> ofForm(PersonId by, UUID key) {
        lockForm(key);
        return jdbc.sql("select number from tickets.ticket where entered_by = :by and form_key = :key")
                .param("by", by.value())
                .param("key", key)
                .query((row, n) -> new TicketNumber(row.getLong(1)))
                .optional();
    }

    void lockForm(UUID key) {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", key.getMostSignificantBits() ^ key.getLeastSignificantBits())
                .query((row, n) -> true)
                .single();
    }

    public Optional<Held> find(TicketNumber number) {
        return jdbc.sql("select " + COLUMNS + " from tickets.ticket t where t.number = :number")
                .param("number", number.value())
                .query((row, n) -> held(row))
                .optional();
    }

    /** Locks the row until the transaction ends; whoever locks several does so by ascending number. */
    public Optional<Held> lock(TicketNumber number) {
        return jdbc.sql("select " + COLUMNS + " from tickets.ticket t where t.number = :number for no key update")
                .param("number", number.value())
                .query((row, n) -> held(row))
                .optional();
    }

    /**
     * Locks the ticket that goes on where this one's thread went. The pointer's own lock is given back first: to hold it
     * while waiting for the other could break the order in which rows are locked.
     */
    public Optional<Held> lockSurvivor(TicketNumber number) {
        var next = number;
        while (true) {
            jdbc.sql("savepoint pointer").update();
            var held = lock(next);
            var pointer = held.flatMap(found -> found.ticket().mergedInto());
            if (pointer.isEmpty()) {
                return held;
            }
            jdbc.sql("rollback to savepoint pointer").update();
            next = pointer.get();
        }
    }

    public List<Held> lock(List<TicketNumber> numbers) {
        return jdbc.sql("select " + COLUMNS
                        + " from tickets.ticket t where t.number = any (:numbers) order by t.number for no key update")
                .param(
                        "numbers",
                        numbers.stream().map(TicketNumber::value).distinct().toArray(Long[]::new))
                .query((row, n) -> held(row))
                .list();
    }

    /** Open tickets of a client, for those whose contract or calendar changed. */
    public List<TicketNumber> openOf(ClientId client) {
        return jdbc.sql("""
                        select number from tickets.ticket
                        where client_id = :client and status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT')
                        order by number
                        """)
                .param("client", client.value())
                .query((row, n) -> new TicketNumber(row.getLong(1)))
                .list();
    }

    /** Tickets resolved before an instant that nobody took up again, the oldest first. */
    public List<TicketNumber> resolvedBefore(Instant instant, int limit) {
        return jdbc.sql("""
                        select number from tickets.ticket
                        where status = 'RESOLVED' and finished_at < :instant
                        order by finished_at, number limit :limit
                        """)
                .param("instant", Sql.at(instant))
                .param("limit", limit)
                .query((row, n) -> new TicketNumber(row.getLong(1)))
                .list();
    }

    public Optional<TicketNumber> numberOf(TicketId id) {
        return jdbc.sql("select number from tickets.ticket where id = :id")
                .param("id", id.value())
                .query((row, n) -> new TicketNumber(row.getLong(1)))
                .optional();
    }

    public void update(Held held) {
        var ticket = held.ticket();
        jdbc.sql("""
                        update tickets.ticket set
                            client_id = :client, reporter_id = :reporter, application = :application,
                            category = :category, severity = :severity, subject = :subject, status = :status,
                            assignee_id = :assignee, confidential = :confidential, readers = :readers,
                            reported_at = :reported, updated_at = :updated, resolved_at = :resolved,
                            closed_at = :closed, merged_into = :merged, client_wrote_at = :clientWrote,
                            staff_wrote_at = :staffWrote, care_rank = :careRank, category_rank = :categoryRank,
                            severity_rank = :severityRank, next_due = coalesce(:due::timestamptz, 'infinity'), due_kind = :dueKind,
                            breaching_at = coalesce(:breaching::timestamptz, 'infinity'), version = :version
                        where id = :id
                        """)
                .param("id", ticket.id().value())
                .param("client", ticket.client().value())
                .param("reporter", ticket.reporter().value())
                .param("application", ticket.application().orElse(null))
                .param("category", ticket.category().name())
                .param("severity", ticket.severity().name())
                .param("subject", ticket.subject())
                .param("status", ticket.status().name())
                .param("assignee", ticket.assignee().map(PersonId::value).orElse(null))
                .param("confidential", ticket.confidential())
                .param("readers", readers(held.readers()))
                .param("reported", Sql.at(ticket.reportedAt()))
                .param("updated", Sql.at(ticket.updatedAt()))
                .param("resolved", Sql.atOrNull(ticket.resolvedAt().orElse(null)))
                .param("closed", Sql.atOrNull(ticket.closedAt().orElse(null)))
                .param("merged", ticket.mergedInto().map(TicketNumber::value).orElse(null))
                .param("clientWrote", Sql.atOrNull(held.clientWroteAt().orElse(null)))
                .param("staffWrote", Sql.atOrNull(held.staffWroteAt().orElse(null)))
                .param("careRank", held.underCare() ? 0 : 1)
                .param("categoryRank", ticket.category().rank())
                .param("severityRank", ticket.severity().rank())
                .param("due", Sql.atOrNull(held.standing().due().orElse(null)), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("dueKind", held.standing().kind().map(ClockKind::name).orElse(null))
                .param(
                        "breaching",
                        Sql.atOrNull(held.standing().breachingAt().orElse(null)),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("version", ticket.version())
                .update();
    }

    static UUID[] readers(Set<PersonId> people) {
        return people.stream().map(PersonId::value).sorted().toArray(UUID[]::new);
    }

    static Held held(ResultSet row) throws SQLException {
        return new Held(
                ticket(row),
                Optional.ofNullable(Sql.uuidOrNull(row, "entered_by")).map(PersonId::new),
                Stream.of((UUID[]) row.getArray("readers").getArray())
                        .map(PersonId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getInt("care_rank") == 0,
                new Standing(
                        instant(row, "next_due"),
                        Optional.ofNullable(row.getString("due_kind")).map(ClockKind::valueOf),
                        instant(row, "breaching_at")),
                instant(row, "client_wrote_at"),
                instant(row, "staff_wrote_at"));
    }

    static Ticket ticket(ResultSet row) throws SQLException {
        long merged = row.getLong("merged_into");
        var mergedInto = row.wasNull() ? Optional.<TicketNumber>empty() : Optional.of(new TicketNumber(merged));
        return new Ticket(
                new TicketId(Sql.uuid(row, "id")),
                new TicketNumber(row.getLong("number")),
                new ClientId(Sql.uuid(row, "client_id")),
                new PersonId(Sql.uuid(row, "reporter_id")),
                Optional.ofNullable(row.getString("application")),
                Category.valueOf(row.getString("category")),
                Severity.valueOf(row.getString("severity")),
                row.getString("subject"),
                TicketStatus.valueOf(row.getString("status")),
                Optional.ofNullable(Sql.uuidOrNull(row, "assignee_id")).map(PersonId::new),
                row.getBoolean("confidential"),
                Channel.valueOf(row.getString("channel")),
                Sql.instant(row, "reported_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                instant(row, "resolved_at"),
                instant(row, "closed_at"),
                mergedInto,
                row.getInt("version"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.instantOrNull(row, column));
    }
}
