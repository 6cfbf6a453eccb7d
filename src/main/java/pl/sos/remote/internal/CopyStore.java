package pl.sos.remote.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.remote.ChangeCopy;
import pl.sos.remote.CopyFilter;
import pl.sos.remote.CopyId;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.ReceiveCopy;

/** The rows of remote.copy. */
@Repository
class CopyStore {
    private static final String READ = """
            select y.*, r.name as receiver, k.name as keeper, d.name as deleter, c.name as client_name, c.slug
              from remote.copy y
              join clients.client c on c.id = y.client_id
              left join identity.person r on r.id = y.received_by
              left join identity.person k on k.id = y.keeper_id
              left join identity.person d on d.id = y.deleted_by
            """;

    private final JdbcClient jdbc;

    CopyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the key was used before */
    boolean insert(CopyId id, ReceiveCopy wish, String installation, PersonId by, Instant now) {
        return jdbc.sql("""
                                insert into remote.copy (id, client_id, installation_id, installation, key, received_at,
                                    received_by, received_how, purpose, masked, kept_where, keeper_id, delete_by,
                                    entered_by, entered_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                on conflict (entered_by, key) do nothing
                                """)
                        .param(id.value())
                        .param(wish.client().value())
                        .param(wish.installation().map(InstallationId::value).orElse(null))
                        .param(installation)
                        .param(wish.key())
                        .param(Sql.at(wish.receivedAt()))
                        .param(by.value())
                        .param(wish.how().name())
                        .param(wish.purpose().strip())
                        .param(wish.masked())
                        .param(wish.keptWhere().strip())
                        .param(wish.keeper().value())
                        .param(wish.deleteBy())
                        .param(by.value())
                        .param(Sql.at(now))
                        .update()
                == 1;
    }

    Optional<DatabaseCopy> byKey(PersonId by, String key) {
        return jdbc.sql(READ + "where y.entered_by = ? and y.key = ?")
                .param(by.value())
                .param(key)
                .query((row, n) -> copy(row))
                .optional();
    }

    Optional<DatabaseCopy> find(CopyId id) {
        return jdbc.sql(READ + "where y.id = ?")
                .param(id.value())
                .query((row, n) -> copy(row))
                .optional();
    }

    Optional<DatabaseCopy> locked(CopyId id) {
        jdbc.sql("select id from remote.copy where id = ? for update")
                .param(id.value())
                .query((ResultSet row) -> {});
        return find(id);
    }

    void change(ChangeCopy wish) {
        jdbc.sql("""
                        update remote.copy set kept_where = ?, delete_by = ?, keeper_id = ?, version = version + 1
                        where id = ?
                        """)
                .param(wish.keptWhere().strip())
                .param(wish.deleteBy())
                .param(wish.keeper().value())
                .param(wish.id().value())
                .update();
    }

    void delete(CopyId id, Instant at, PersonId by, String how, String certificate, Instant issuedAt) {
        jdbc.sql("""
                        update remote.copy set deleted_at = ?, deleted_by = ?, deleted_how = ?, certificate = ?,
                            certificate_at = ?,
                            version = version + 1
                        where id = ?
                        """)
                .param(Sql.at(at))
                .param(by.value())
                .param(how)
                .param(certificate)
                .param(Sql.at(issuedAt))
                .param(id.value())
                .update();
    }

    long nextCertificate() {
        return jdbc.sql("select nextval('remote.certificate')")
                .query(Long.class)
                .single();
    }

    Slice<DatabaseCopy> page(CopyFilter filter, Optional<String> after, int limit) {
        var place = after.flatMap(Place::read);
        var rows = jdbc.sql(READ + """
                         where (:at::timestamptz is null or (y.received_at, y.id) < (:at, :id))
                           and (:client::uuid is null or y.client_id = :client)
                           and (:state::text is null or :state = case
                                when y.deleted_at is not null then 'DELETED'
                                when y.delete_by < :today then 'OVERDUE'
                                when y.delete_by <= :today::date + 7 then 'SOON'
                                else 'KEPT' end)
                         order by y.received_at desc, y.id desc
                         limit :limit
                        """)
                .param("at", place.map(Place::at).map(Sql::at).orElse(null))
                .param("id", place.map(Place::id).orElse(null))
                .param("client", filter.client().map(ClientId::value).orElse(null))
                .param("state", filter.state().map(Enum::name).orElse(null))
                .param("today", filter.today())
                .param("limit", limit + 1)
                .query((row, n) -> copy(row))
                .list();
        return Place.cut(
                rows, limit, last -> new Place(last.received().at(), last.id().value()));
    }

    /** Here still, with a last day until then; the soonest first. */
    List<DatabaseCopy> toDelete(LocalDate until) {
        return jdbc.sql(READ + "where y.deleted_at is null and y.delete_by <= ? order by y.delete_by, y.id")
                .param(until)
                .query((row, n) -> copy(row))
                .list();
    }

    /** @return false when it was told before */
    boolean told(DatabaseCopy copy, String kind, Instant now) {
        return jdbc.sql("""
                                insert into remote.reminder (copy_id, client_id, delete_by, kind, told_at)
                                values (?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .param(copy.id().value())
                        .param(copy.client().value())
                        .param(copy.deleteBy())
                        .param(kind)
                        .param(Sql.at(now))
                        .update()
                == 1;
    }

    private static DatabaseCopy copy(ResultSet row) throws SQLException {
        var deletedAt = Sql.instantOrNull(row, "deleted_at");
        return new DatabaseCopy(
                new CopyId(Sql.uuid(row, "id")),
                new ClientId(Sql.uuid(row, "client_id")),
                Optional.ofNullable(Sql.uuidOrNull(row, "installation_id")).map(InstallationId::new),
                row.getString("installation"),
                new DatabaseCopy.Received(
                        Sql.instant(row, "received_at"),
                        SessionRows.who(row, "received_by", "receiver").orElseThrow(),
                        DatabaseCopy.How.valueOf(row.getString("received_how")),
                        row.getString("purpose"),
                        row.getBoolean("masked")),
                row.getString("kept_where"),
                row.getObject("delete_by", LocalDate.class),
                SessionRows.who(row, "keeper_id", "keeper").orElseThrow(),
                deletedAt == null
                        ? Optional.empty()
                        : Optional.of(new DatabaseCopy.Deleted(
                                deletedAt,
                                SessionRows.who(row, "deleted_by", "deleter").orElseThrow(),
                                row.getString("deleted_how"),
                                row.getString("certificate"),
                                Sql.instant(row, "certificate_at"))),
                row.getInt("version"),
                row.getString("client_name"),
                row.getString("slug"));
    }
}
