package pl.sos.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.TicketNumber;
import pl.sos.search.SearchKind;
import pl.sos.search.SearchSource;
import pl.sos.search.SearchText;
import pl.sos.search.Shown;
import pl.sos.tickets.TicketStatus;

/** Tickets by subject, messages, names of files and the client's name. One that was merged is only found by its number. */
@Component
class TicketSource implements SearchSource {
    private static final int LONGEST_INDEXED = 200_000;
    private static final int LONGEST_SHOWN = 10_000;

    private final JdbcClient jdbc;
    private final Excerpts excerpts;

    TicketSource(JdbcClient jdbc, Excerpts excerpts) {
        this.jdbc = jdbc;
        this.excerpts = excerpts;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.TICKET;
    }

    @Override
    public List<UUID> before(Optional<UUID> id, int most) {
        return jdbc.sql("select id from tickets.ticket where id < :id order by id desc limit :most")
                .param("id", id.orElse(new UUID(-1, -1)))
                .param("most", most)
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
    }

    private record Row(
            UUID id,
            long number,
            UUID client,
            Optional<Set<UUID>> readers,
            TicketStatus status,
            String subject,
            String clientName,
            boolean merged) {}

    @Override
    public List<SearchText> read(Collection<UUID> ids) {
        var rows = jdbc.sql("""
            select t.id, t.number, t.client_id, t.confidential, t.readers, t.status, t.subject, c.name,
                   t.merged_into is not null as merged
              from tickets.ticket t left join clients.client c on c.id = t.client_id
             where t.id = any (?)
            """)
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> row(row))
                .list();
        var texts = excerpts.of(ids, LONGEST_INDEXED);
        return rows.stream()
                .map(row -> text(row, texts.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Sql.uuid(row, "id"),
                row.getLong("number"),
                Sql.uuid(row, "client_id"),
                row.getBoolean("confidential")
                        ? Optional.of(Set.of((UUID[]) row.getArray("readers").getArray()))
                        : Optional.empty(),
                TicketStatus.valueOf(row.getString("status")),
                row.getString("subject"),
                Optional.ofNullable(row.getString("name")).orElse(""),
                row.getBoolean("merged"));
    }

    private static SearchText text(Row row, List<Excerpts.Text> texts) {
        var shown = new ArrayList<String>();
        var internal = new ArrayList<String>();
        shown.add(row.clientName());
        texts.forEach(one -> (one.internal() ? internal : shown).add(one.text()));
        return new SearchText(
                row.id(),
                SearchKind.TICKET,
                Optional.of(new ClientId(row.client())),
                row.readers(),
                row.status().inQueue(),
                row.number(),
                List.of(Keys.ticket(row.number())),
                row.merged() ? "" : row.subject(),
                row.merged() ? List.of() : shown,
                row.merged() ? List.of() : internal);
    }

    @Override
    public Map<UUID, Shown> show(Collection<UUID> ids) {
        var texts = excerpts.of(ids, LONGEST_SHOWN);
        var client = Scope.current().filter(Scope.Client.class::isInstance).isPresent();
        var shown = new HashMap<UUID, Shown>();
        jdbc.sql("""
            select t.id, t.number, t.subject, t.status, t.client_id, t.reported_at, c.name
              from tickets.ticket t left join clients.client c on c.id = t.client_id
             where t.id = any (?)
            """).param(ids.toArray(UUID[]::new)).query(row -> {
            var id = Sql.uuid(row, "id");
            var number = new TicketNumber(row.getLong("number")).toString();
            shown.put(
                    id,
                    new Shown(
                            number,
                            row.getString("subject"),
                            Optional.of(new ClientId(Sql.uuid(row, "client_id"))),
                            client
                                    ? List.of()
                                    : Optional.ofNullable(row.getString("name")).stream()
                                            .toList(),
                            Optional.of(row.getString("status")),
                            List.of(),
                            (client ? "/portal/tickets/" : "/tickets/") + number,
                            Sql.instant(row, "reported_at"),
                            texts.getOrDefault(id, List.of()).stream()
                                    .map(Excerpts.Text::text)
                                    .toList()));
        });
        return shown;
    }
}
