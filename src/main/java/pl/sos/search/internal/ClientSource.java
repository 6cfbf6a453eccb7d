package pl.sos.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.search.SearchKind;
import pl.sos.search.SearchSource;
import pl.sos.search.SearchText;
import pl.sos.search.Shown;

/** Companies by name, town, NIP, telephone and the domain of their mail. */
@Component
class ClientSource implements SearchSource {
    private static final String SELECT = """
        select id, name, slug, nip, city, phones, domains, created_at from clients.client where id = any (?)
        """;

    private final Rows rows;

    ClientSource(Rows rows) {
        this.rows = rows;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.CLIENT;
    }

    @Override
    public List<UUID> before(Optional<UUID> id, int most) {
        return rows.before("clients.client", id, most);
    }

    @Override
    public List<SearchText> read(Collection<UUID> ids) {
        return rows.list(SELECT, ids, ClientSource::text);
    }

    private static SearchText text(ResultSet row) throws SQLException {
        var keys = new ArrayList<>(List.of(Keys.plain(row.getString("slug")), row.getString("nip")));
        keys.addAll(Rows.strings(row, "phones"));
        var shown = new ArrayList<>(List.of(row.getString("slug"), row.getString("nip")));
        Optional.ofNullable(row.getString("city")).ifPresent(shown::add);
        shown.addAll(Rows.strings(row, "domains"));
        return new SearchText(
                Sql.uuid(row, "id"),
                SearchKind.CLIENT,
                Optional.of(new ClientId(Sql.uuid(row, "id"))),
                Optional.empty(),
                true,
                Sql.instant(row, "created_at").toEpochMilli(),
                keys,
                row.getString("name"),
                shown,
                Rows.strings(row, "phones").stream().map(PhoneNumbers::display).toList());
    }

    @Override
    public Map<UUID, Shown> show(Collection<UUID> ids) {
        return rows.byId(SELECT, ids, ClientSource::shown);
    }

    private static Shown shown(ResultSet row) throws SQLException {
        var facts = new ArrayList<String>();
        Optional.ofNullable(row.getString("city")).ifPresent(facts::add);
        facts.add("NIP " + row.getString("nip"));
        Rows.strings(row, "phones").stream().limit(1).map(PhoneNumbers::display).forEach(facts::add);
        return new Shown(
                "",
                row.getString("name"),
                Optional.of(new ClientId(Sql.uuid(row, "id"))),
                facts,
                Optional.empty(),
                List.of(),
                "/clients/" + row.getString("slug"),
                Sql.instant(row, "created_at"),
                List.of(String.join(", ", Rows.strings(row, "domains"))));
    }
}
