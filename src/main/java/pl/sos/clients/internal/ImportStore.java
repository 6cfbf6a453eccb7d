package pl.sos.clients.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Files that wait for their confirmation, and what an import asks the database. */
@Component
public class ImportStore {
    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file and what it was called. */
    public record ImportFile(String name, byte[] content) {}

    public void save(UUID id, ImportFile file, PersonId by, Instant at) {
        jdbc.sql("""
                        insert into clients.import_file (id, name, content, uploaded_by, uploaded_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(id, file.name(), file.content(), by.value(), Sql.at(at))
                .update();
    }

    /** Only who uploaded it goes on with it. */
    public Optional<ImportFile> find(UUID id, PersonId by) {
        return jdbc.sql("select name, content from clients.import_file where id = ? and uploaded_by = ?")
                .params(id, by.value())
                .query((row, number) -> new ImportFile(row.getString("name"), row.getBytes("content")))
                .optional();
    }

    public void delete(UUID id) {
        jdbc.sql("delete from clients.import_file where id = ?").param(id).update();
    }

    public void sweep(Instant before) {
        jdbc.sql("delete from clients.import_file where uploaded_at < ?")
                .param(Sql.at(before))
                .update();
    }

    /** Addresses in use and whose contact the person is; empty for staff. */
    public Map<String, Optional<ClientId>> ownersOf(Collection<String> emails) {
        var owners = new HashMap<String, Optional<ClientId>>();
        jdbc.sql("select email, client_id from identity.person where email = any(?)")
                .param(emails.toArray(String[]::new))
                .query(row -> {
                    owners.put(
                            row.getString("email"),
                            Optional.ofNullable(Sql.uuidOrNull(row, "client_id"))
                                    .map(ClientId::new));
                });
        return owners;
    }
}
