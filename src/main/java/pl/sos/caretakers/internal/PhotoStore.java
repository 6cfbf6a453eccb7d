package pl.sos.caretakers.internal;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.PersonId;

/** Which stored file is whose portrait. */
@Component
public class PhotoStore {
    private final JdbcClient jdbc;

    PhotoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A portrait's file and kind. */
    public record Photo(String sha256, String contentType, long size) {}

    public Optional<Photo> find(PersonId person) {
        return jdbc.sql("select sha256, content_type, size from caretakers.staff_photo where person_id = ?")
                .param(person.value())
                .query((row, number) ->
                        new Photo(row.getString("sha256"), row.getString("content_type"), row.getLong("size")))
                .optional();
    }

    public void save(PersonId person, Photo photo, Instant at) {
        jdbc.sql("""
                        insert into caretakers.staff_photo (person_id, sha256, content_type, size, added_at)
                        values (:person, :sha256, :type, :size, :at)
                        on conflict (person_id) do update
                        set sha256 = excluded.sha256, content_type = excluded.content_type, size = excluded.size,
                            added_at = excluded.added_at
                        """)
                .param("person", person.value())
                .param("sha256", photo.sha256())
                .param("type", photo.contentType())
                .param("size", photo.size())
                .param("at", Sql.at(at))
                .update();
    }

    public void delete(PersonId person) {
        jdbc.sql("delete from caretakers.staff_photo where person_id = ?")
                .param(person.value())
                .update();
    }
}
