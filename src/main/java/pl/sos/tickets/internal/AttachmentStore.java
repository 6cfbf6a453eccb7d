package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.Attachment;

/** The rows of tickets.attachment. */
@Component
public class AttachmentStore {
    private final JdbcClient jdbc;

    AttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(Attachment file, ClientId client, PersonId by, Instant now) {
        jdbc.sql("""
                        insert into tickets.attachment (id, client_id, name, size, sha256, uploaded_by, uploaded_at)
                        values (:id, :client, :name, :size, :sha256, :by, :now)
                        """)
                .param("id", file.id().value())
                .param("client", client.value())
                .param("name", file.name())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("by", by.value())
                .param("now", Sql.at(now))
                .update();
    }

    public Optional<Attachment> find(AttachmentId id) {
        return jdbc.sql("select id, name, size, sha256 from tickets.attachment where id = :id")
                .param("id", id.value())
                .query((row, n) -> new Attachment(
                        new AttachmentId(Sql.uuid(row, "id")),
                        row.getString("name"),
                        row.getLong("size"),
                        row.getString("sha256")))
                .optional();
    }

    /** Whether all of them are there, his, and borne by no message; they are locked until the transaction ends. */
    public boolean free(Collection<AttachmentId> files, PersonId by, ClientId client) {
        if (files.isEmpty()) {
            return true;
        }
        var ids = files.stream().map(AttachmentId::value).distinct().sorted().toArray(UUID[]::new);
        return jdbc.sql("""
                                select id from tickets.attachment
                                where id = any (:ids) and message_id is null and uploaded_by = :by
                                  and client_id = :client
                                order by id for update
                                """)
                        .param("ids", ids)
                        .param("by", by.value())
                        .param("client", client.value())
                        .query((row, n) -> 1)
                        .list()
                        .size()
                == ids.length;
    }

    public void discard(AttachmentId id, PersonId by) {
        jdbc.sql("delete from tickets.attachment where id = :id and message_id is null and uploaded_by = :by")
                .param("id", id.value())
                .param("by", by.value())
                .update();
    }

    /** Forgets what was uploaded before an instant and never sent; the contents named so, for the store of files. */
    public List<String> sweep(Instant before, int limit) {
        return jdbc.sql("""
                        delete from tickets.attachment where id in
                            (select id from tickets.attachment
                              where message_id is null and uploaded_at < :before
                              order by uploaded_at limit :limit for update skip locked)
                        returning sha256
                        """)
                .param("before", Sql.at(before))
                .param("limit", limit)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
