package pl.sos.search.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;

/** What is yet to be read into the index. */
@Component
class PendingStore {
    private static final long LOCK = 0x534F5353454152L;

    private final JdbcClient jdbc;

    PendingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Only one at a time reads what changed and writes it down, among all nodes: two could write down in the wrong order.
     * Until the transaction ends.
     */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    void waitForLock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> true)
                .single();
    }

    /** Takes the oldest out; should the transaction fail they are back. */
    List<IndexStores.Changed> take(int most) {
        return jdbc.sql("""
            delete from search.pending
             where number in (select number from search.pending order by number limit ?)
            returning kind, id
            """)
                .param(most)
                .query((row, n) -> new IndexStores.Changed(row.getString(1), row.getObject(2, UUID.class)))
                .list();
    }

    /** A kind that is not filled yet. */
    Optional<IndexStores.Filling> filling(List<String> kinds) {
        return jdbc.sql("""
            select k.kind, f.before from unnest(cast(? as text[])) with ordinality as k (kind, place)
              left join search.filling f on f.kind = k.kind
             where not coalesce(f.done, false) order by k.place limit 1
            """)
                .param(kinds.toArray(String[]::new))
                .query((row, n) ->
                        new IndexStores.Filling(row.getString(1), Optional.ofNullable(Sql.uuidOrNull(row, "before"))))
                .optional();
    }

    void filled(String kind, Optional<UUID> before) {
        jdbc.sql("""
            insert into search.filling (kind, before, done) values (:kind, :before, :done)
            on conflict (kind) do update set before = excluded.before, done = excluded.done
            """)
                .param("kind", kind)
                .param("before", before.orElse(null), java.sql.Types.OTHER)
                .param("done", before.isEmpty())
                .update();
    }

    void fillAnew() {
        jdbc.sql("delete from search.filling").update();
    }
}
