package pl.sos.desk.clients;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Sql;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketNumber;

/** What the clients' screens read from contracts and tickets: joins, nothing is written. */
@Component
public class ClientOverviewStore {
    /** Beyond it a list says "100+": nobody counts further before picking up the phone. */
    public static final int COUNTED_UP_TO = 100;

    private static final String OPEN = "t.status in ('NEW', 'OPEN', 'WAITING_FOR_CLIENT')";
    private static final String QUEUE_ORDER = "t.care_rank, t.category_rank, t.severity_rank, t.next_due, t.number";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ClientOverviewStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param variant of the contract in force, empty for a client outside our care
     * @param openTickets counted up to {@value #COUNTED_UP_TO}
     * @param nextDue the nearest deadline of them
     */
    public record Light(
            Optional<String> variant, int openTickets, Optional<Instant> nextDue, Optional<Instant> breachingAt) {
        static final Light UNKNOWN = new Light(Optional.empty(), 0, Optional.empty(), Optional.empty());

        public boolean underCare() {
            return variant.isPresent();
        }

        /** How a deadline is shown: calm, soon or late. */
        public String level(Instant now) {
            if (nextDue.filter(due -> !due.isAfter(now)).isPresent()) {
                return "late";
            }
            return breachingAt.filter(at -> !at.isAfter(now)).isPresent() ? "soon" : "calm";
        }
    }

    Map<ClientId, Light> lights(Collection<ClientId> clients, LocalDate today) {
        if (clients.isEmpty()) {
            return Map.of();
        }
        var lights = new HashMap<ClientId, Light>();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        select c.id, k.variant, o.open_tickets, o.next_due, o.breaching_at
                        from clients.client c
                        left join lateral (
                            select k.variant from contracts.contract k
                            where k.client_id = c.id and k.valid_from <= :today
                              and (k.valid_until is null or k.valid_until >= :today or k.renews)
                            order by k.variant desc limit 1) k on true
                        left join lateral (
                            select count(*) as open_tickets, min(first.next_due) as next_due,
                                   min(first.breaching_at) as breaching_at
                            from (select t.next_due, t.breaching_at from tickets.ticket t
                                  where t.client_id = c.id and %s order by %s limit %d) first) o on true
                        where c.id = any(:clients::uuid[])
                        """.formatted(OPEN, QUEUE_ORDER, COUNTED_UP_TO))
                .param("today", today)
                .param("clients", clients.stream().map(ClientId::toString).toArray(String[]::new))
                .query(row -> {
                    lights.put(
                            new ClientId(Sql.uuid(row, "id")),
                            new Light(
                                    Optional.ofNullable(row.getString("variant")),
                                    row.getInt("open_tickets"),
                                    finite(row, "next_due"),
                                    finite(row, "breaching_at")));
                }));
        return lights;
    }

    /** A contract as the client's page shows it. */
    public record ContractLine(
            String number,
            String slug,
            String variant,
            LocalDate from,
            @Nullable LocalDate until,
            List<String> scope,
            String state) {}

    /** Contracts in force first, then the coming, then the past, at most ten. */
    List<ContractLine> contracts(ClientId client, LocalDate today) {
        return read(() -> jdbc.sql("""
                        select k.number, k.slug, k.variant, k.valid_from, k.valid_until,
                               coalesce(v.scope, '{}') as scope,
                               contracts.state_on(k, :today) as state
                        from contracts.contract k
                        left join lateral (
                            select v.scope from contracts.terms_version v
                            where v.contract_id = k.id and v.valid_from <= greatest(:today, k.valid_from)
                            order by v.valid_from desc limit 1) v on true
                        where k.client_id = :client
                        order by case contracts.state_on(k, :today) when 'COMING' then 1 when 'ENDED' then 2 else 0 end,
                                 k.valid_from desc
                        limit 10
                        """)
                .param("today", today)
                .param("client", client.value())
                .query((row, number) -> new ContractLine(
                        row.getString("number"),
                        row.getString("slug"),
                        row.getString("variant"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        Arrays.asList((String[]) row.getArray("scope").getArray()),
                        row.getString("state")))
                .list());
    }

    /** An open ticket as the client's page shows it. */
    public record TicketLine(
            TicketNumber number,
            String subject,
            Category category,
            String status,
            Optional<Instant> due,
            Optional<Instant> breachingAt,
            Optional<String> assignee) {
        public String level(Instant now) {
            return new Light(Optional.empty(), 0, due, breachingAt).level(now);
        }
    }

    /** The client's open tickets in the order of the queue, at most {@code limit}. */
    List<TicketLine> openTickets(ClientId client, int limit) {
        return read(() -> jdbc.sql("""
                        select t.number, t.subject, t.category, t.status, t.next_due, t.breaching_at, p.name as assignee
                        from tickets.ticket t
                        left join identity.person p on p.id = t.assignee_id
                        where t.client_id = :client and %s
                        order by %s limit :limit
                        """.formatted(OPEN, QUEUE_ORDER))
                .param("client", client.value())
                .param("limit", limit)
                .query((row, number) -> new TicketLine(
                        new TicketNumber(row.getLong("number")),
                        row.getString("subject"),
                        Category.valueOf(row.getString("category")),
                        row.getString("status"),
                        finite(row, "next_due"),
                        finite(row, "breaching_at"),
                        Optional.ofNullable(row.getString("assignee"))))
                .list());
    }

    private <T> List<T> read(Supplier<List<T>> query) {
        List<T> found = transaction.execute(status -> query.get());
        return found == null ? List.of() : found;
    }

    /** PostgreSQL's infinity stands for "no clock runs". */
    private static Optional<Instant> finite(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Sql.instantOrNull(row, column))
                .filter(instant -> instant.isBefore(Instant.parse("9999-01-01T00:00:00Z")));
    }
}
