package pl.sos.caretakers.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Competence;
import pl.sos.caretakers.Competence.Level;
import pl.sos.caretakers.Competence.Side;
import pl.sos.caretakers.Competence.Subject;
import pl.sos.ground.Sql;
import pl.sos.kernel.PersonId;

/** Who knows what, in PostgreSQL. The staff of one house: read whole. */
@Component
public class CompetenceStore {
    private final JdbcClient jdbc;

    CompetenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<PersonId, Competence> all() {
        var levels = new HashMap<PersonId, Map<Subject, Level>>();
        jdbc.sql("select person_id, application, side, level from caretakers.competence")
                .query(row -> {
                    levels.computeIfAbsent(new PersonId(Sql.uuid(row, "person_id")), person -> new HashMap<>())
                            .put(
                                    new Subject(row.getString("application"), Side.valueOf(row.getString("side"))),
                                    Level.of(row.getInt("level")).orElseThrow());
                });
        var competences = new HashMap<PersonId, Competence>();
        levels.forEach((person, known) -> competences.put(person, new Competence(known)));
        return competences;
    }

    public void replace(PersonId person, Competence competence, Instant at, Optional<PersonId> by) {
        jdbc.sql("delete from caretakers.competence where person_id = ?")
                .param(person.value())
                .update();
        var applications = new ArrayList<String>();
        var sides = new ArrayList<String>();
        var levels = new ArrayList<Integer>();
        competence.levels().forEach((subject, level) -> {
            applications.add(subject.application());
            sides.add(subject.side().name());
            levels.add(level.number());
        });
        jdbc.sql("""
                        insert into caretakers.competence (person_id, application, side, level, changed_at, changed_by)
                        select :person, application, side, level, :at, :by
                        from unnest(:applications::text[], :sides::text[], :levels::int[])
                             as given (application, side, level)
                        """)
                .param("person", person.value())
                .param("at", Sql.at(at))
                .param("by", by.map(PersonId::value).orElse(null))
                .param("applications", applications.toArray(String[]::new))
                .param("sides", sides.toArray(String[]::new))
                .param("levels", levels.toArray(Integer[]::new))
                .update();
    }
}
