package pl.sos.tickets.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Who;

/** The rows of tickets.event: written once, read as history and as what a conflict tells. */
@Component
public class EventStore {
    private static final String READ = """
            select e.at, e.by_id, p.name as by_name, p.client_id is null as by_ours, e.kind, e.internal, e.version,
                   e.before, e.after, e.why,
                   case when e.kind in ('ASSIGNEE', 'WATCHED', 'UNWATCHED') then b.name
                        when e.kind = 'CLIENT' then cb.name
                        when e.kind = 'APPLICATION' then ab.name end as before_name,
                   case when e.kind in ('ASSIGNEE', 'WATCHED', 'UNWATCHED') then a.name
                        when e.kind = 'CLIENT' then ca.name
                        when e.kind = 'APPLICATION' then aa.name end as after_name
              from tickets.event e
              left join identity.person p on p.id = e.by_id
              left join identity.person b on b.id = case when e.kind in ('ASSIGNEE', 'WATCHED', 'UNWATCHED') then e.before::uuid end
              left join identity.person a on a.id = case when e.kind in ('ASSIGNEE', 'WATCHED', 'UNWATCHED') then e.after::uuid end
              left join clients.client cb on cb.id = case when e.kind = 'CLIENT' then e.before::uuid end
              left join clients.client ca on ca.id = case when e.kind = 'CLIENT' then e.after::uuid end
              left join products.application ab on e.kind = 'APPLICATION' and ab.code = e.before
              left join products.application aa on e.kind = 'APPLICATION' and aa.code = e.after
             where e.ticket_id = :ticket
            """;

    private final JdbcClient jdbc;

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An event as it was written, with names for the ids in it. */
    public record Recorded(
            Instant at,
            Optional<Who> by,
            EventKind kind,
            boolean internal,
            Optional<Integer> version,
            Optional<String> before,
            Optional<String> after,
            Optional<String> why,
            Optional<String> beforeName,
            Optional<String> afterName) {}

    /** @param version that the changes of fields among them made */
    public void insert(
            TicketId ticket, ClientId client, Instant at, Optional<PersonId> by, int version, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        int count = events.size();
        var ids = new UUID[count];
        var kinds = new String[count];
        var internal = new Boolean[count];
        var versions = new @Nullable Integer[count];
        var before = new @Nullable String[count];
        var after = new @Nullable String[count];
        var why = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            var event = events.get(i);
            ids[i] = Ids.next();
            kinds[i] = event.kind().name();
            internal[i] = event.internal();
            versions[i] = event.kind().field().isPresent() ? version : null;
            before[i] = event.before();
            after[i] = event.after();
            why[i] = event.why();
        }
        jdbc.sql("""
                        insert into tickets.event
                            (id, ticket_id, client_id, at, by_id, kind, internal, version, before, after, why)
                        select e.id, :ticket, :client, :at, :by, e.kind, e.internal, e.version, e.before, e.after, e.why
                          from unnest(:ids, :kinds, :internal, :versions, :before, :after, :why)
                               as e (id, kind, internal, version, before, after, why)
                        """)
                .param("ticket", ticket.value())
                .param("client", client.value())
                .param("at", Sql.at(at))
                .param("by", by.map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("ids", ids)
                .param("kinds", kinds)
                .param("internal", internal)
                .param("versions", versions)
                .param("before", before)
                .param("after", after)
                .param("why", why)
                .update();
    }

    /** Oldest first. */
    public List<Recorded> history(TicketId ticket) {
        return jdbc.sql(READ + " order by e.at, e.id")
                .param("ticket", ticket.value())
                .query((row, n) -> recorded(row))
                .list();
    }

    /** Changes of fields that made later versions than this, oldest first. */
    public List<Recorded> since(TicketId ticket, int version) {
        return jdbc.sql(READ + " and e.version > :version order by e.at, e.id")
                .param("ticket", ticket.value())
                .param("version", version)
                .query((row, n) -> recorded(row))
                .list();
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        var ofVersion = row.wasNull() ? Optional.<Integer>empty() : Optional.of(version);
        return new Recorded(
                Sql.instant(row, "at"),
                Optional.ofNullable(Sql.uuidOrNull(row, "by_id")).map(id -> who(id, row)),
                EventKind.valueOf(row.getString("kind")),
                row.getBoolean("internal"),
                ofVersion,
                Optional.ofNullable(row.getString("before")),
                Optional.ofNullable(row.getString("after")),
                Optional.ofNullable(row.getString("why")),
                Optional.ofNullable(row.getString("before_name")),
                Optional.ofNullable(row.getString("after_name")));
    }

    private static Who who(UUID id, ResultSet row) {
        try {
            return new Who(
                    new PersonId(id),
                    Optional.ofNullable(row.getString("by_name")).orElse("–"),
                    row.getBoolean("by_ours"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
