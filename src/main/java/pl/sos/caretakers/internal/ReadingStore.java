package pl.sos.caretakers.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Who has read which version of whose card. */
@Component
public class ReadingStore {
    private final JdbcClient jdbc;

    ReadingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<PersonId, Integer> of(ClientId client) {
        var read = new HashMap<PersonId, Integer>();
        jdbc.sql("select person_id, version from caretakers.card_reading where client_id = ?")
                .param(client.value())
                .query(row -> {
                    read.put(new PersonId(Sql.uuid(row, "person_id")), row.getInt("version"));
                });
        return read;
    }

    public Map<ClientId, Map<PersonId, Integer>> all() {
        var read = new HashMap<ClientId, Map<PersonId, Integer>>();
        jdbc.sql("select client_id, person_id, version from caretakers.card_reading")
                .query(row -> {
                    read.computeIfAbsent(new ClientId(Sql.uuid(row, "client_id")), client -> new HashMap<>())
                            .put(new PersonId(Sql.uuid(row, "person_id")), row.getInt("version"));
                });
        return read;
    }

    /** False when he had confirmed this version, or a later one, before. */
    public boolean confirm(ClientId client, PersonId person, int version, Instant at) {
        return jdbc.sql("""
                        insert into caretakers.card_reading (client_id, person_id, version, confirmed_at)
                        values (?, ?, ?, ?)
                        on conflict (client_id, person_id) do update
                        set version = excluded.version, confirmed_at = excluded.confirmed_at
                        where caretakers.card_reading.version < excluded.version
                        """)
                        .params(client.value(), person.value(), version, Sql.at(at))
                        .update()
                == 1;
    }
}
