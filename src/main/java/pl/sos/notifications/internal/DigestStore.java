package pl.sos.notifications.internal;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
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
    record Line(UUID id, Instant due, String line, String href, Instant at) {}

    /**
     * One that belongs to a matter.
     *
     * @param letter the digest that carried it, once it did
     */
    public record OfMatter(UUID matter, PersonId person, Instant due, Optional<UUID> letter) {}

    public void add(Notice notice, Instant due, Instant now) {
        Scope.asSystem(() -> jdbc.sql("""
                        insert into notifications.digest_line (id, person_id, due_at, what, line, href, about, matter, at)
                        values (:id, :person, :due, :what, :line, :href, :about, :matter, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", notice.letter().id())
                .param("person", notice.reader().id().value())
                .param("due", Sql.at(due))
                .param("what", notice.what().name())
                .param("line", notice.line())
                .param("href", notice.href())
                .param("about", notice.about().orElse(null), Types.OTHER)
                .param("matter", notice.matter().orElse(null), Types.OTHER)
                .param("now", Sql.at(now))
                .update());
    }

    public void withdraw(Collection<UUID> about) {
        Scope.asSystem(() -> jdbc.sql("delete from notifications.digest_line where about = any (?) and letter is null")
                .param(about.toArray(UUID[]::new))
                .update());
    }

    /** Somebody whose digest is due; scope system. */
    Optional<PersonId> due(Instant now) {
        return jdbc.sql("""
                        select person_id from notifications.digest_line
                         where due_at <= ? and letter is null order by due_at limit 1
                        """)
                .param(Sql.at(now))
                .query((row, n) -> new PersonId(Sql.uuid(row, "person_id")))
                .optional();
    }

    /** A person's lines that are due, oldest first, held; another node that comes at the same moment waits and gets none. */
    List<Line> take(PersonId person, Instant now) {
        return jdbc
                .sql("""
                        select id, due_at, line, href, at from notifications.digest_line
                         where person_id = ? and due_at <= ? and letter is null for update
                        """)
                .param(person.value())
                .param(Sql.at(now))
                .query((row, n) -> new Line(
                        Sql.uuid(row, "id"),
                        Sql.instant(row, "due_at"),
                        row.getString("line"),
                        row.getString("href"),
                        Sql.instant(row, "at")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    /** They left with this letter, or with none for somebody who is no longer told anything. */
    void told(List<Line> lines, Optional<UUID> letter) {
        var ids = lines.stream().map(Line::id).toArray(UUID[]::new);
        jdbc.sql("delete from notifications.digest_line where id = any (:ids) and (matter is null or :none)")
                .param("ids", ids)
                .param("none", letter.isEmpty())
                .update();
        letter.ifPresent(id -> jdbc.sql("update notifications.digest_line set letter = :letter where id = any (:ids)")
                .param("letter", id)
                .param("ids", ids)
                .update());
    }

    /** The lines of these matters; scope system. */
    public List<OfMatter> of(Collection<UUID> matters) {
        return matters.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select matter, person_id, due_at, letter from notifications.digest_line
                         where matter = any (:matters) order by matter, id
                        """)
                        .param("matters", matters.toArray(UUID[]::new))
                        .query((row, n) -> new OfMatter(
                                Sql.uuid(row, "matter"),
                                new PersonId(Sql.uuid(row, "person_id")),
                                Sql.instant(row, "due_at"),
                                Optional.ofNullable(Sql.uuidOrNull(row, "letter"))))
                        .list();
    }
}
