package pl.sos.clients.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.clients.Installation;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;

/** Installations in PostgreSQL. */
@Component
public class InstallationStore {
    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Installation> of(ClientId client) {
        return jdbc.sql("""
                        select id, client_id, name, server, db_engine, version, notes from clients.installation
                        where client_id = ? and retired_at is null order by name, id
                        """)
                .param(client.value())
                .query((row, number) -> installation(row))
                .list();
    }

    public void insert(Installation installation, Instant at) {
        jdbc.sql("""
                        insert into clients.installation
                            (id, client_id, name, server, db_engine, version, notes, created_at)
                        values (:id, :client, :name, :server, :engine, :version, :notes, :at)
                        """).params(columns(installation)).param("at", Sql.at(at)).update();
    }

    /** False when this client has no such installation. */
    public boolean update(Installation installation) {
        return jdbc.sql("""
                        update clients.installation
                        set name = :name, server = :server, db_engine = :engine, version = :version, notes = :notes,
                            retired_at = null
                        where id = :id and client_id = :client
                        """).params(columns(installation)).update() == 1;
    }

    /** It left the card; what names it still finds it. */
    public void retire(ClientId client, InstallationId id, Instant at) {
        jdbc.sql("update clients.installation set retired_at = ? where id = ? and client_id = ?")
                .params(Sql.at(at), id.value(), client.value())
                .update();
    }

    private static Map<String, ?> columns(Installation installation) {
        var columns = new HashMap<String, Object>();
        columns.put("id", installation.id().value());
        columns.put("client", installation.client().value());
        columns.put("name", installation.name());
        columns.put("server", installation.server().orElse(null));
        columns.put("engine", installation.dbEngine().orElse(null));
        columns.put("version", installation.version().orElse(null));
        columns.put("notes", installation.notes().orElse(null));
        return columns;
    }

    private static Installation installation(ResultSet row) throws SQLException {
        return new Installation(
                new InstallationId(Sql.uuid(row, "id")),
                new ClientId(Sql.uuid(row, "client_id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("server")),
                Optional.ofNullable(row.getString("db_engine")),
                Optional.ofNullable(row.getString("version")),
                Optional.ofNullable(row.getString("notes")));
    }
}
