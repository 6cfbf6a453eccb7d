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

/** Contacts of clients and our staff, as long as they are active, by name, e-mail address, telephone and company. */
@Component
class PersonSource implements SearchSource {
    private static final String SELECT = """
        select p.id, p.client_id, p.name, p.email, p.phone, p.created_at, c.name as company, c.slug,
               array(select f.phone from clients.contact_phone f where f.person_id = p.id order by f.position) as phones
          from identity.person p left join clients.client c on c.id = p.client_id
         where p.id = any (?) and p.active
        """;

    private final Rows rows;

    PersonSource(Rows rows) {
        this.rows = rows;
    }

    @Override
    public SearchKind kind() {
        return SearchKind.PERSON;
    }

    @Override
    public List<UUID> before(Optional<UUID> id, int most) {
        return rows.before("identity.person", id, most);
    }

    @Override
    public List<SearchText> read(Collection<UUID> ids) {
        return rows.list(SELECT, ids, PersonSource::text);
    }

    private static SearchText text(ResultSet row) throws SQLException {
        var keys = new ArrayList<>(phones(row));
        keys.add(Keys.plain(row.getString("email")));
        var shown = new ArrayList<>(List.of(row.getString("email")));
        company(row).ifPresent(shown::add);
        return new SearchText(
                Sql.uuid(row, "id"),
                SearchKind.PERSON,
                Optional.ofNullable(Sql.uuidOrNull(row, "client_id")).map(ClientId::new),
                Optional.empty(),
                true,
                Sql.instant(row, "created_at").toEpochMilli(),
                keys,
                row.getString("name"),
                shown,
                phones(row).stream().map(PhoneNumbers::display).toList());
    }

    private static List<String> phones(ResultSet row) throws SQLException {
        var phones = new ArrayList<String>();
        var first = row.getString("phone");
        if (first != null) {
            phones.add(PhoneNumbers.parse(first).map(Object::toString).orElse(first));
        }
        phones.addAll(Rows.strings(row, "phones"));
        return phones;
    }

    private static Optional<String> company(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("company"));
    }

    @Override
    public Map<UUID, Shown> show(Collection<UUID> ids) {
        return rows.byId(SELECT, ids, PersonSource::shown);
    }

    private static Shown shown(ResultSet row) throws SQLException {
        var facts = new ArrayList<String>();
        company(row).ifPresent(facts::add);
        facts.add(row.getString("email"));
        phones(row).stream().limit(1).map(PhoneNumbers::display).forEach(facts::add);
        var slug = row.getString("slug");
        return new Shown(
                "",
                row.getString("name"),
                Optional.ofNullable(Sql.uuidOrNull(row, "client_id")).map(ClientId::new),
                facts,
                Optional.empty(),
                List.of(),
                slug == null ? "/calendar" : "/clients/" + slug,
                Sql.instant(row, "created_at"),
                List.of());
    }
}
