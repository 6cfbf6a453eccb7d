package pl.sos.clients.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.clients.FieldChange;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;

/** Clients in PostgreSQL, seen through the scope of the transaction. */
@Component
public class ClientStore {
    private static final String SELECT = """
            select id, name, slug, nip, size_band, city, phones, domains, created_at, version
            from clients.client
            """;

    private final JdbcClient jdbc;

    ClientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Client> find(ClientId id) {
        return one(SELECT + "where id = ?", id.value());
    }

    /** By name. */
    public List<Client> find(Collection<ClientId> ids, int most) {
        return jdbc.sql(SELECT + "where id = any(?::uuid[]) order by name, id limit ?")
                .param(ids.stream().map(ClientId::toString).toArray(String[]::new))
                .param(most)
                .query((row, number) -> client(row))
                .list();
    }

    public Optional<Client> findBySlug(String slug) {
        return one(SELECT + "where slug = ?", slug);
    }

    public Optional<Client> findByNip(Nip nip) {
        return one(SELECT + "where nip = ?", nip.digits());
    }

    public List<Client> findByNips(Collection<Nip> nips) {
        return jdbc.sql(SELECT + "where nip = any(?)")
                .param(nips.stream().map(Nip::digits).toArray(String[]::new))
                .query((row, number) -> client(row))
                .list();
    }

    /** Clients with the number, their own or one of a contact's, by name. */
    public List<Client> findByPhone(PhoneNumber phone) {
        return jdbc.sql(SELECT + """
                        where phones @> array[:phone]::text[]
                           or id in (select client_id from clients.contact_phone where phone = :phone)
                           or id in (select client_id from identity.person where phone = :phone and client_id is not null)
                        order by name, id limit 20
                        """)
                .param("phone", phone.e164())
                .query((row, number) -> client(row))
                .list();
    }

    public List<Client> findByDomain(String domain) {
        return jdbc.sql(SELECT + "where domains @> array[?]::text[] order by name, id limit 20")
                .param(domain)
                .query((row, number) -> client(row))
                .list();
    }

    /**
     * Ordered by name.
     *
     * @param words all must be found
     * @param others clients that are meant by something else than their own words
     */
    public List<Client> page(List<String> words, Collection<ClientId> others, Optional<NameCursor> after, int limit) {
        var found = words.stream().map(word -> "search like ?").collect(Collectors.joining(" and "));
        var where = Stream.concat(
                        Stream.of(others.isEmpty() ? found : "(" + found + " or id = any (?::uuid[]))")
                                .filter(condition -> !condition.isEmpty()),
                        after.stream().map(cursor -> "(name, id) > (?, ?)"))
                .collect(Collectors.joining(" and "));
        var statement = jdbc.sql(SELECT + (where.isEmpty() ? "" : "where " + where) + " order by name, id limit ?");
        for (String word : words) {
            statement = statement.param(containing(word));
        }
        if (!others.isEmpty()) {
            statement = statement.param(others.stream().map(ClientId::toString).toArray(String[]::new));
        }
        if (after.isPresent()) {
            statement = statement.param(after.get().name()).param(after.get().id());
        }
        return statement.param(limit).query((row, number) -> client(row)).list();
    }

    public Map<ClientId, String> names(Collection<ClientId> ids) {
        return jdbc
                .sql("select id, name from clients.client where id = any(?::uuid[])")
                .param(ids.stream().map(ClientId::toString).toArray(String[]::new))
                .query((row, number) -> Map.entry(new ClientId(Sql.uuid(row, "id")), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** False when the NIP or the slug is in use. */
    public boolean insert(Client client) {
        return jdbc.sql("""
                        insert into clients.client
                            (id, name, slug, nip, size_band, city, phones, domains, search, created_at, version)
                        values (:id, :name, :slug, :nip, :size, :city, :phones, :domains, :search, :at, :version)
                        on conflict do nothing
                        """)
                        .param("id", client.id().value())
                        .param("at", Sql.at(client.createdAt()))
                        .params(columns(client))
                        .update()
                == 1;
    }

    /** Stores the client as the next version after {@code seen}; false when somebody was faster. */
    public boolean update(Client client, int seen) {
        return jdbc.sql("""
                        update clients.client
                        set name = :name, slug = :slug, nip = :nip, size_band = :size, city = :city, phones = :phones,
                            domains = :domains, search = :search, version = :version
                        where id = :id and version = :seen
                        """)
                        .param("id", client.id().value())
                        .param("seen", seen)
                        .params(columns(client))
                        .update()
                == 1;
    }

    /** The row stays as it is until the transaction ends. */
    public Optional<Client> lock(ClientId id) {
        return one(SELECT + "where id = ? for update", id.value());
    }

    public void recordChanges(ClientId id, int version, List<FieldChange> changes) {
        for (FieldChange change : changes) {
            jdbc.sql("""
                            insert into clients.client_change (client_id, version, field, was, became, at, person_id)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(Arrays.asList(
                            id.value(),
                            version,
                            change.field(),
                            change.was(),
                            change.became(),
                            Sql.at(change.at()),
                            change.by().map(PersonId::value).orElse(null)))
                    .update();
        }
    }

    /** What was changed after the given version, the oldest first. */
    public List<FieldChange> changesSince(ClientId id, int version) {
        return jdbc.sql("""
                        select field, was, became, at, person_id from clients.client_change
                        where client_id = ? and version > ? order by version, field
                        """)
                .params(id.value(), version)
                .query((row, number) -> new FieldChange(
                        row.getString("field"),
                        row.getString("was"),
                        row.getString("became"),
                        Sql.instant(row, "at"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "person_id")).map(PersonId::new)))
                .list();
    }

    /** Slugs in use that start so. */
    public List<String> slugsLike(String start) {
        return jdbc.sql("select slug from clients.client where slug = ? or slug like ?")
                .params(start, start + "-%")
                .query((row, number) -> row.getString("slug"))
                .list();
    }

    private Optional<Client> one(String sql, Object parameter) {
        return jdbc.sql(sql)
                .param(parameter)
                .query((row, number) -> client(row))
                .optional();
    }

    private static Map<String, ?> columns(Client client) {
        var columns = new HashMap<String, Object>();
        columns.put("name", client.name());
        columns.put("slug", client.slug());
        columns.put("nip", client.nip().digits());
        columns.put("size", client.sizeBand().orElse(null));
        columns.put("city", client.city().orElse(null));
        columns.put("phones", client.phones().stream().map(PhoneNumber::e164).toArray(String[]::new));
        columns.put("domains", client.domains().toArray(String[]::new));
        columns.put("search", ClientFields.search(client));
        columns.put("version", client.version());
        return columns;
    }

    private static String containing(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Client client(ResultSet row) throws SQLException {
        return new Client(
                new ClientId(Sql.uuid(row, "id")),
                row.getString("name"),
                row.getString("slug"),
                new Nip(row.getString("nip")),
                Optional.ofNullable(row.getString("size_band")),
                Optional.ofNullable(row.getString("city")),
                Arrays.stream((String[]) row.getArray("phones").getArray())
                        .map(PhoneNumber::new)
                        .toList(),
                List.of((String[]) row.getArray("domains").getArray()),
                Sql.instant(row, "created_at"),
                row.getInt("version"));
    }

    /** Where a page ended. */
    public record NameCursor(String name, UUID id) {}
}
