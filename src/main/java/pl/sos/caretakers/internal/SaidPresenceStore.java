package pl.sos.caretakers.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.caretakers.SaidPresence;
import pl.sos.ground.CommittedCache;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Sql;
import pl.sos.kernel.PersonId;

/** What people said of themselves, in PostgreSQL; few rows, read at every call from memory. */
@Repository
public class SaidPresenceStore {
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final CommittedCache<String, Map<PersonId, SaidPresence>> said;

    SaidPresenceStore(JdbcClient jdbc, CommittedCaches caches) {
        this.jdbc = jdbc;
        this.said = caches.make("said-presences", Function.identity(), 1);
    }

    /** Those that have ended among them. */
    public Map<PersonId, SaidPresence> all() {
        return said.get(ALL, this::read);
    }

    private Map<PersonId, SaidPresence> read() {
        var found = new HashMap<PersonId, SaidPresence>();
        jdbc.sql("select person_id, state, until_at, call_id from caretakers.said_presence")
                .query(row -> {
                    found.put(
                            new PersonId(Sql.uuid(row, "person_id")),
                            new SaidPresence(
                                    SaidPresence.State.valueOf(row.getString("state")),
                                    Sql.instant(row, "until_at"),
                                    Optional.ofNullable(Sql.uuidOrNull(row, "call_id"))));
                });
        return Map.copyOf(found);
    }

    public void save(PersonId person, SaidPresence presence, Instant now) {
        said.changed(ALL);
        jdbc.sql("""
                        insert into caretakers.said_presence (person_id, state, until_at, call_id, said_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (person_id) do update
                        set state = excluded.state, until_at = excluded.until_at, call_id = excluded.call_id,
                            said_at = excluded.said_at
                        """)
                .params(person.value(), presence.state().name(), Sql.at(presence.until()))
                .param(presence.call().orElse(null))
                .param(Sql.at(now))
                .update();
    }

    public void remove(PersonId person) {
        said.changed(ALL);
        jdbc.sql("delete from caretakers.said_presence where person_id = ?")
                .param(person.value())
                .update();
    }

    /** Whose presence the call had said. */
    public List<PersonId> removeOf(UUID call) {
        said.changed(ALL);
        return jdbc.sql("delete from caretakers.said_presence where call_id = ? returning person_id")
                .param(call)
                .query((row, number) -> new PersonId(Sql.uuid(row, "person_id")))
                .list();
    }
}
