package pl.sos.tickets.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.SavedView;
import pl.sos.tickets.Violation;

/** The rows of tickets.saved_view. */
@Component
public class SavedViewStore {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 2000;
    private static final int MOST = 50;

    private final JdbcClient jdbc;

    SavedViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<SavedView> of(PersonId person) {
        return jdbc.sql("""
                        select id, name, query from tickets.saved_view
                        where person_id = :person order by name collate "pl-PL-x-icu", id limit :most
                        """)
                .param("person", person.value())
                .param("most", MOST)
                .query((row, n) -> new SavedView(Sql.uuid(row, "id"), row.getString("name"), row.getString("query")))
                .list();
    }

    public List<Violation> save(PersonId person, String name, String query) {
        var clean = Texts.line(name);
        var filter = Texts.line(query);
        if (clean.isEmpty()) {
            return List.of(Violation.of("name", "required"));
        }
        if (clean.codePointCount(0, clean.length()) > LONGEST_NAME) {
            return List.of(Violation.of("name", "too-long", LONGEST_NAME));
        }
        if (filter.length() > LONGEST_QUERY) {
            return List.of(Violation.of("query", "too-long", LONGEST_QUERY));
        }
        jdbc.sql("""
                        insert into tickets.saved_view (id, person_id, name, query) values (:id, :person, :name, :query)
                        on conflict (person_id, name) do update set query = excluded.query
                        """)
                .param("id", Ids.next())
                .param("person", person.value())
                .param("name", clean)
                .param("query", filter)
                .update();
        return List.of();
    }

    public void delete(PersonId person, UUID view) {
        jdbc.sql("delete from tickets.saved_view where person_id = :person and id = :id")
                .param("person", person.value())
                .param("id", view)
                .update();
    }
}
