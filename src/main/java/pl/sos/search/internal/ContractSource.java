package pl.sos.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.search.SearchKind;
import pl.sos.search.SearchSource;
import pl.sos.search.SearchText;
import pl.sos.search.Shown;

/** Contracts by number, client and the applications under care. */
@Component
class ContractSource implements SearchSource {
    private static final String SELECT = """
        select k.id, k.client_id, k.number, k.slug, k.valid_from, k.valid_until, k.created_at, c.name as company,
               array(select distinct a.name from contracts.terms_version v
                       cross join unnest(v.scope) as s (code) join products.application a on a.code = s.code
                      where v.contract_id = k.id order by 1) as applications
          from contracts.contract k left join clients.client c on c.id = k.client_id
         where k.id = any (?)
        """;

    private final Rows rows;

    ContractSource(Rows rows) {
        this.rows = rows;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.CONTRACT;
    }

    @Override
    public List<UUID> before(Optional<UUID> id, int most) {
        return rows.before("contracts.contract", id, most);
    }

    @Override
    public List<SearchText> read(Collection<UUID> ids) {
        return rows.list(SELECT, ids, ContractSource::text);
    }

    private static SearchText text(ResultSet row) throws SQLException {
        var company = Optional.ofNullable(row.getString("company"));
        return new SearchText(
                Sql.uuid(row, "id"),
                SearchKind.CONTRACT,
                Optional.of(new ClientId(Sql.uuid(row, "client_id"))),
                Optional.empty(),
                true,
                row.getObject("valid_from", LocalDate.class).toEpochDay(),
                List.of(Keys.plain(row.getString("number")), Keys.plain(row.getString("slug"))),
                row.getString("number") + company.map(name -> " " + name).orElse(""),
                Rows.strings(row, "applications"),
                List.of());
    }

    @Override
    public Map<UUID, Shown> show(Collection<UUID> ids) {
        boolean client = Scope.isClient();
        return rows.byId(SELECT, ids, row -> shown(row, client));
    }

    private static Shown shown(ResultSet row, boolean client) throws SQLException {
        var days = Stream.of(
                        row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class))
                .filter(Objects::nonNull)
                .toList();
        return new Shown(
                "",
                row.getString("number"),
                Optional.of(new ClientId(Sql.uuid(row, "client_id"))),
                Optional.ofNullable(client ? null : row.getString("company")).stream()
                        .toList(),
                Optional.empty(),
                days,
                client ? "/portal/contract" : "/contracts/" + row.getString("slug"),
                Sql.instant(row, "created_at"),
                List.of(String.join(", ", Rows.strings(row, "applications"))));
    }
}
