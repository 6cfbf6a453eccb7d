package pl.sos.clients.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.clients.ClientCard;
import pl.sos.clients.ClientCards.Version;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** The versions of cards in PostgreSQL; only ever added to. */
@Component
public class CardStore {
    private static final String SELECT =
            "select client_id, version, content, why, saved_at, saved_by from clients.card_version ";

    private final JdbcClient jdbc;
    private final CardJson json;

    CardStore(JdbcClient jdbc, CardJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<ClientCard> newest(ClientId client) {
        return jdbc.sql(SELECT + "where client_id = ? order by version desc limit 1")
                .param(client.value())
                .query((row, number) -> card(row))
                .optional();
    }

    public Optional<ClientCard> version(ClientId client, int version) {
        return jdbc.sql(SELECT + "where client_id = ? and version = ?")
                .params(client.value(), version)
                .query((row, number) -> card(row))
                .optional();
    }

    /** The newest first, without their contents. */
    public List<Version> versions(ClientId client, int most) {
        return jdbc.sql("""
                        select version, why, saved_at, saved_by from clients.card_version
                        where client_id = ? order by version desc limit ?
                        """)
                .params(client.value(), most)
                .query((row, number) ->
                        new Version(row.getInt("version"), row.getString("why"), Sql.instant(row, "saved_at"), by(row)))
                .list();
    }

    /** Of the given clients that have a card, or of all: the number of its newest version. */
    public Map<ClientId, Integer> newestVersions(Optional<Collection<ClientId>> clients) {
        var versions = new HashMap<ClientId, Integer>();
        jdbc.sql("""
                        select client_id, max(version) as newest from clients.card_version
                        where (:all or client_id = any(:clients::uuid[])) group by client_id
                        """)
                .param("all", clients.isEmpty())
                .param(
                        "clients",
                        clients.orElse(List.of()).stream()
                                .map(ClientId::toString)
                                .toArray(String[]::new))
                .query(row -> {
                    versions.put(new ClientId(Sql.uuid(row, "client_id")), row.getInt("newest"));
                });
        return versions;
    }

    public void insert(ClientCard card) {
        jdbc.sql("""
                        insert into clients.card_version (client_id, version, content, why, saved_at, saved_by)
                        values (:client, :version, :content::jsonb, :why, :at, :by)
                        """)
                .param("client", card.client().value())
                .param("version", card.version())
                .param("content", json.write(card.content()))
                .param("why", card.why())
                .param("at", Sql.at(card.savedAt()))
                .param("by", card.by().map(PersonId::value).orElse(null))
                .update();
    }

    private ClientCard card(ResultSet row) throws SQLException {
        return new ClientCard(
                new ClientId(Sql.uuid(row, "client_id")),
                row.getInt("version"),
                json.read(row.getString("content")),
                row.getString("why"),
                Sql.instant(row, "saved_at"),
                by(row));
    }

    private static Optional<PersonId> by(ResultSet row) throws SQLException {
        return Optional.ofNullable(Sql.uuidOrNull(row, "saved_by")).map(PersonId::new);
    }
}
