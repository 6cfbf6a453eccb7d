package pl.sos.notifications.internal;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.ground.Topic;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.RungNotice;

/** The table notifications.rung. Whose bell changes hears of it after the commit. */
@Component
public class RungStore {
    private final JdbcClient jdbc;
    private final LiveEvents live;

    RungStore(JdbcClient jdbc, LiveEvents live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    public void add(Notice notice, Sentence sentence, Instant now) {
        var reader = notice.reader().id();
        int added = Scope.asSystem(() -> jdbc.sql("""
                        insert into notifications.rung (id, person_id, what, pl, en, href, about, at)
                        values (:id, :person, :what, :pl, :en, :href, :about, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", notice.letter().id())
                .param("person", reader.value())
                .param("what", notice.what().name())
                .param("pl", sentence.pl())
                .param("en", sentence.en())
                .param("href", notice.href())
                .param("about", notice.about().orElse(null), Types.OTHER)
                .param("now", Sql.at(now))
                .update());
        if (added > 0) {
            changed(List.of(reader));
        }
    }

    /** What it rang for is over: it stays to be read of, and is no news any more. */
    public void withdraw(Collection<UUID> about, Instant now) {
        changed(Scope.asSystem(() -> jdbc.sql("""
                        update notifications.rung set read_at = ? where about = any (?) and read_at is null
                        returning person_id
                        """)
                .params(Sql.at(now), about.toArray(UUID[]::new))
                .query((row, n) -> new PersonId(Sql.uuid(row, "person_id")))
                .list()));
    }

    public List<RungNotice> latest(PersonId of, MomentCursor cut, int limit) {
        return jdbc.sql("""
                        select id, what, pl, en, at, read_at is null as unread from notifications.rung
                         where person_id = :person and (at, id) < (:at, :id)
                         order by at desc, id desc limit :limit
                        """)
                .param("person", of.value())
                .param("at", Sql.at(cut.at()))
                .param("id", cut.id())
                .param("limit", limit)
                .query((row, n) -> new RungNotice(
                        Sql.uuid(row, "id"),
                        Happening.valueOf(row.getString("what")),
                        new Sentence(row.getString("pl"), row.getString("en")),
                        Sql.instant(row, "at"),
                        row.getBoolean("unread")))
                .list();
    }

    public int unread(PersonId of, int most) {
        return jdbc.sql("""
                        select count(*) from (select 1 from notifications.rung
                                               where person_id = :person and read_at is null limit :most) counted
                        """)
                .param("person", of.value())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    public void readAll(PersonId of, Instant now) {
        int read = jdbc.sql("update notifications.rung set read_at = ? where person_id = ? and read_at is null")
                .params(Sql.at(now), of.value())
                .update();
        if (read > 0) {
            changed(List.of(of));
        }
    }

    public Optional<String> open(PersonId of, UUID id, Instant now) {
        int read = jdbc.sql("""
                        update notifications.rung set read_at = ?
                         where id = ? and person_id = ? and read_at is null
                        """).params(Sql.at(now), id, of.value()).update();
        if (read > 0) {
            changed(List.of(of));
        }
        return jdbc.sql("select href from notifications.rung where id = ? and person_id = ?")
                .params(id, of.value())
                .query(String.class)
                .optional();
    }

    private void changed(Collection<PersonId> people) {
        if (!people.isEmpty()) {
            live.publish(people.stream()
                    .distinct()
                    .map(person -> Topic.of("person:" + person))
                    .toList());
        }
    }
}
