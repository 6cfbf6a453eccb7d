package pl.sos.notifications.internal;

import java.sql.Types;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.kernel.PersonId;
import pl.sos.notifications.Notice;

/** The table notifications.digest_line. */
@Component
public class DigestStore {
    private final JdbcClient jdbc;

    DigestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something that waits for a digest. */
    record Line(Instant due, String line, String href, Instant at) {}

    public void add(Notice notice, Instant due, Instant now) {
        Scope.asSystem(() -> jdbc.sql("""
                        insert into notifications.digest_line (id, person_id, due_at, what, line, href, about, at)
                        values (:id, :person, :due, :what, :line, :href, :about, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", notice.letter().id())
                .param("person", notice.reader().id().value())
                .param("due", Sql.at(due))
                .param("what", notice.what().name())
                .param("line", notice.line())
                .param("href", notice.href())
                .param("about", notice.about().orElse(null), Types.OTHER)
                .param("now", Sql.at(now))
                .update());
    }

    public void withdraw(UUID about) {
        Scope.asSystem(() -> jdbc.sql("delete from notifications.digest_line where about = ?")
                .param(about)
                .update());
    }

    /** Somebody whose digest is due; scope system. */
    Optional<PersonId> due(Instant now) {
        return jdbc.sql("select person_id from notifications.digest_line where due_at <= ? order by due_at limit 1")
                .param(Sql.at(now))
                .query((row, n) -> new PersonId(Sql.uuid(row, "person_id")))
                .optional();
    }

    /** Takes a person's lines that are due, oldest first; another node that comes at the same moment gets none. */
    List<Line> take(PersonId person, Instant now) {
        return jdbc
                .sql("""
                        delete from notifications.digest_line where person_id = ? and due_at <= ?
                        returning due_at, line, href, at
                        """)
                .param(person.value())
                .param(Sql.at(now))
                .query((row, n) -> new Line(
                        Sql.instant(row, "due_at"),
                        row.getString("line"),
                        row.getString("href"),
                        Sql.instant(row, "at")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }
}
