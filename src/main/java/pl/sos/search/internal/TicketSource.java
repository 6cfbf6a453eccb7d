package pl.sos.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    private static final String SELECT = """
        select t.id, t.number, t.client_id, t.confidential, t.readers, t.status, t.subject, t.reported_at, c.name,
               t.merged_into is not null as merged
          from tickets.ticket t left join clients.client c on c.id = t.client_id
         where t.id = any (?)
        """;

    private final Rows rows;
    private final Excerpts excerpts;

    TicketSource(Rows rows, Excerpts excerpts) {
        this.rows = rows;
        this.excerpts = excerpts;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.TICKET;
    }

    @Override
    public List<UUID> before(Optional<UUID> id, int most) {
        return rows.before("tickets.ticket", id, most);
    }

    @Override
    public List<SearchText> read(Collection<UUID> ids) {
        var texts = excerpts.of(ids, LONGEST_INDEXED);
        return rows.list(SELECT, ids, row -> text(row, texts.getOrDefault(Sql.uuid(row, "id"), List.of())));
    }

    private static SearchText text(ResultSet row, List<Excerpts.Text> texts) throws SQLException {
        var shown = new ArrayList<String>();
        var internal = new ArrayList<String>();
        company(row).ifPresent(shown::add);
        texts.forEach(one -> (one.internal() ? internal : shown).add(one.text()));
        boolean merged = row.getBoolean("merged");
        return new SearchText(
                Sql.uuid(row, "id"),
                SearchKind.TICKET,
                Optional.of(new ClientId(Sql.uuid(row, "client_id"))),
                row.getBoolean("confidential")
                        ? Optional.of(Set.of((UUID[]) row.getArray("readers").getArray()))
                        : Optional.empty(),
                TicketStatus.valueOf(row.getString("status")).inQueue(),
                row.getLong("number"),
                List.of(Keys.ticket(row.getLong("number"))),
                merged ? "" : row.getString("subject"),
                merged ? List.of() : shown,
                merged ? List.of() : internal);
    }

    private static Optional<String> company(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("name"));
    }

    @Override
    public Map<UUID, Shown> show(Collection<UUID> ids) {
        var texts = excerpts.of(ids, LONGEST_SHOWN);
        boolean client = Scope.isClient();
        return rows.byId(SELECT, ids, row -> shown(row, client, texts.getOrDefault(Sql.uuid(row, "id"), List.of())));
    }

    private static Shown shown(ResultSet row, boolean client, List<Excerpts.Text> texts) throws SQLException {
        var number = new TicketNumber(row.getLong("number")).toString();
        return new Shown(
                number,
                row.getString("subject"),
                Optional.of(new ClientId(Sql.uuid(row, "client_id"))),
                client ? List.of() : company(row).stream().toList(),
                Optional.of(row.getString("status")),
                List.of(),
                (client ? "/portal/tickets/" : "/tickets/") + number,
                Sql.instant(row, "reported_at"),
                texts.stream().map(Excerpts.Text::text).toList());
    }
}
