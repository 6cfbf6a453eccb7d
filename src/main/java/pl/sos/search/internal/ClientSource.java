package pl.sos.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.clients.PhoneNumbers;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.search.SearchKind;
import pl.sos.search.SearchSource;
import pl.sos.search.SearchText;
import pl.sos.search.Shown;

/** Companies by name, town, NIP, telephone and the domain of their mail. */
@Component
class ClientSource implements SearchSource {
    private final JdbcClient jdbc;

    ClientSource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.CLIENT;
    }

    @Override
    public List<UUID> before(Optional<UUID> id, int most) {
        return jdbc.sql("select id from clients.client where id < :id order by id desc limit :most")
                .param("id", id.orElse(new UUID(-1, -1)))
                .param("most", most)
                .query((row, n) -> Sql.uuid(row, "id"))
                .list();
    }

    @Override
    public List<SearchText> read(Collection<UUID> ids) {
        return jdbc.sql("""
            select id, name, slug, nip, city, phones, domains, created_at from clients.client where id = any (?)
            """)
                .param(ids.toArray(UUID[]::new))
                .query((row, n) -> text(row))
                .list();
    }

    private static SearchText text(ResultSet row) throws SQLException {
        var keys = new ArrayList<>(List.of(Keys.plain(row.getString("slug")), row.getString("nip")));
        keys.addAll(strings(row, "phones"));
        var shown = new ArrayList<>(List.of(row.getString("slug"), row.getString("nip")));
        Optional.ofNullable(row.getString("city")).ifPresent(shown::add);
        shown.addAll(strings(row, "domains"));
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
                List.of());
    }

    @Override
    public Map<UUID, Shown> show(Collection<UUID> ids) {
        var shown = new HashMap<UUID, Shown>();
        jdbc.sql("""
            select id, name, slug, nip, city, phones, domains, created_at from clients.client where id = any (?)
            """).param(ids.toArray(UUID[]::new)).query(row -> {
            var id = Sql.uuid(row, "id");
            var facts = Stream.concat(
                            Stream.concat(
                                    Optional.ofNullable(row.getString("city")).stream(),
                                    Stream.of("NIP " + row.getString("nip"))),
                            strings(row, "phones").stream().limit(1).map(PhoneNumbers::display))
                    .toList();
            shown.put(
                    id,
                    new Shown(
                            "",
                            row.getString("name"),
                            Optional.of(new ClientId(id)),
                            facts,
                            Optional.empty(),
                            List.of(),
                            "/clients/" + row.getString("slug"),
                            Sql.instant(row, "created_at"),
                            List.of(String.join(", ", strings(row, "domains")))));
        });
        return shown;
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
