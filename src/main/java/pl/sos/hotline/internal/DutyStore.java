package pl.sos.hotline.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.CommittedCache;
import pl.sos.ground.CommittedCaches;
import pl.sos.ground.Sql;
import pl.sos.hotline.DutyRoster;
import pl.sos.identity.People;
import pl.sos.kernel.PersonId;

/** The roster and the extensions; read at every call, from memory. */
@Repository
public class DutyStore {
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final CommittedCache<String, List<DutyRoster.Entry>> roster;
    private final CommittedCache<String, Map<PersonId, String>> extensions;

    DutyStore(JdbcClient jdbc, CommittedCaches caches) {
        this.jdbc = jdbc;
        this.roster = caches.make("duties", Function.identity(), 1);
        this.extensions = caches.make("extensions", Function.identity(), 1);
    }

    public List<DutyRoster.Entry> entries() {
        return roster.get(
                ALL,
                () -> jdbc.sql("""
                        select id, person_id, weekday, date, from_minute, until_minute from hotline.duty
                        order by weekday nulls last, date, from_minute, added_at, id
                        """)
                        .query((row, number) -> new DutyRoster.Entry(
                                Sql.uuid(row, "id"),
                                new PersonId(Sql.uuid(row, "person_id")),
                                Optional.ofNullable(row.getObject("weekday", Integer.class))
                                        .map(DayOfWeek::of),
                                Optional.ofNullable(row.getObject("date", LocalDate.class)),
                                row.getInt("from_minute"),
                                row.getInt("until_minute")))
                        .list());
    }

    public void add(DutyRoster.Entry entry, Instant now) {
        roster.changed(ALL);
        jdbc.sql("""
                        insert into hotline.duty (id, person_id, weekday, date, from_minute, until_minute, added_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(entry.id(), entry.person().value())
                .param(entry.weekday().map(DayOfWeek::getValue).orElse(null))
                .param(entry.date().orElse(null))
                .params(entry.fromMinute(), entry.untilMinute(), Sql.at(now))
                .update();
    }

    public boolean remove(UUID entry) {
        roster.changed(ALL);
        return jdbc.sql("delete from hotline.duty where id = ?").param(entry).update() == 1;
    }

    public Map<PersonId, String> extensions() {
        return extensions.get(ALL, () -> {
            var found = new HashMap<PersonId, String>();
            jdbc.sql("""
                            select p.id, coalesce(e.extension, p.phone) as extension
                            from identity.person p left join hotline.extension e on e.person_id = p.id
                            where p.client_id is null and p.active and coalesce(e.extension, p.phone) is not null
                            """).query(row -> {
                found.put(new PersonId(Sql.uuid(row, "id")), row.getString("extension"));
            });
            return Map.copyOf(found);
        });
    }

    public void setExtension(PersonId person, String extension) {
        extensions.changed(ALL);
        if (extension.isEmpty()) {
            jdbc.sql("delete from hotline.extension where person_id = ?")
                    .param(person.value())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into hotline.extension (person_id, extension) values (?, ?)
                        on conflict (person_id) do update set extension = excluded.extension
                        """).params(person.value(), extension).update();
    }

    /** Somebody came, left or has another telephone. */
    @EventListener
    void on(People.PersonChanged changed) {
        extensions.changed(ALL);
    }
}
