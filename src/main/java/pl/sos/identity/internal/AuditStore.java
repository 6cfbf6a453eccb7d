package pl.sos.identity.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.identity.AuditEntry;
import pl.sos.identity.AuditLog.Filter;
import pl.sos.kernel.PersonId;

/** The tables of the audit: entries, the queue before the chain, and the chain. */
@Component
public class AuditStore {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    AuditStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** One link of the chain and the entry it seals. */
    public record Seal(long number, byte[] hash) {}

    /** In one round trip. */
    public void append(List<AuditEntry> entries) {
        batches.batchUpdate(
                """
                with entry as (
                    insert into identity.audit_entry (id, at, person_id, via, action, subject, detail)
                    values (:id, :at, :person, :via, :action, :subject, :detail::json))
                insert into identity.audit_unsealed (entry_id) values (:id)
                """,
                entries.stream()
                        .map(entry -> new MapSqlParameterSource("id", entry.id())
                                .addValue("at", Sql.at(entry.at()))
                                .addValue(
                                        "person",
                                        entry.person().map(PersonId::value).orElse(null))
                                .addValue("via", entry.via())
                                .addValue("action", entry.action())
                                .addValue("subject", entry.subject())
                                .addValue("detail", entry.detail()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /**
     * Newest first.
     *
     * @param before the id of the last one seen
     */
    public List<AuditEntry> page(Filter filter, Optional<UUID> before, int limit) {
        var sql = new StringBuilder("""
                select e.*, p.name from identity.audit_entry e left join identity.person p on p.id = e.person_id
                where true""");
        filter.person().ifPresent(ignored -> sql.append(" and e.person_id = :person"));
        if (!filter.action().isEmpty()) {
            sql.append(" and e.action like :action");
        }
        if (!filter.subject().isEmpty()) {
            sql.append(" and e.subject = :subject");
        }
        before.ifPresent(ignored -> sql.append(" and e.id < :before"));
        return jdbc.sql(sql + " order by e.id desc limit :limit")
                .param("person", filter.person().orElse(null))
                .param("action", filter.action().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("subject", filter.subject())
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query((row, n) -> read(row, Optional.ofNullable(row.getString("name"))))
                .list();
    }

    /** Only one node seals at a time; false when another does. The lock ends with the transaction. */
    boolean lockChain() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('identity.audit_seal'))")
                .query(Boolean.class)
                .single();
    }

    void waitForChain() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.audit_seal'))")
                .query((row, n) -> true)
                .single();
    }

    boolean hasUnsealed() {
        return jdbc.sql("select exists (select from identity.audit_unsealed)")
                .query(Boolean.class)
                .single();
    }

    List<AuditEntry> unsealed(int limit) {
        return jdbc.sql("""
                        select e.* from identity.audit_unsealed u join identity.audit_entry e on e.id = u.entry_id
                        order by u.entry_id limit :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> read(row, Optional.empty()))
                .list();
    }

    Optional<Seal> lastSeal() {
        return jdbc.sql("select number, hash from identity.audit_seal order by number desc limit 1")
                .query((row, n) -> new Seal(row.getLong("number"), row.getBytes("hash")))
                .optional();
    }

    boolean hasSeal(byte[] hash) {
        return jdbc.sql("select exists (select from identity.audit_seal where hash = :hash)")
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    void seal(UUID[] entries, long first, byte[][] hashes) {
        jdbc.sql("""
                        with sealed as (
                            insert into identity.audit_seal (number, entry_id, hash)
                            select :first + n - 1, entry, hash
                            from unnest(:entries::uuid[], :hashes::bytea[]) with ordinality as t (entry, hash, n))
                        delete from identity.audit_unsealed where entry_id = any (:entries)
                        """)
                .param("first", first)
                .param("entries", entries)
                .param("hashes", hashes)
                .update();
    }

    /** Entries that the chain lacks and that do not wait for it either. */
    Optional<UUID> forgotten() {
        return jdbc.sql("""
                        select e.id from identity.audit_entry e
                        where not exists (select from identity.audit_seal s where s.entry_id = e.id)
                          and not exists (select from identity.audit_unsealed u where u.entry_id = e.id)
                        order by e.id limit 1
                        """).query(UUID.class).optional();
    }

    static AuditEntry read(ResultSet row, Optional<String> name) throws SQLException {
        return new AuditEntry(
                Sql.uuid(row, "id"),
                Sql.instant(row, "at"),
                Optional.ofNullable(Sql.uuidOrNull(row, "person_id")).map(PersonId::new),
                name,
                row.getString("via"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
