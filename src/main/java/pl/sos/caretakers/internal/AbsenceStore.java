package pl.sos.caretakers.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Absence;
import pl.sos.ground.Sql;
import pl.sos.kernel.PersonId;

/** Absences with their reasons in PostgreSQL; only staff and the system see any. */
@Component
public class AbsenceStore {
    private static final String SELECT = """
            select a.id, a.person_id, a.from_at, a.until_at, r.kind, r.note
            from caretakers.absence a join caretakers.absence_reason r on r.absence_id = a.id
            """;

    private final JdbcClient jdbc;
    private final CaretakerStore caretakers;

    AbsenceStore(JdbcClient jdbc, CaretakerStore caretakers) {
        this.jdbc = jdbc;
        this.caretakers = caretakers;
    }

    /** Absences that touch a stretch of time, by their begin. */
    public List<Absence> between(Instant from, Instant until) {
        return jdbc.sql(SELECT + "where a.until_at > ? and a.from_at < ? order by a.from_at, a.id")
                .params(Sql.at(from), Sql.at(until))
                .query((row, number) -> absence(row))
                .list();
    }

    public Optional<Absence> find(UUID id) {
        return jdbc.sql(SELECT + "where a.id = ?")
                .param(id)
                .query((row, number) -> absence(row))
                .optional();
    }

    public void insert(Absence absence, Instant at, Optional<PersonId> by) {
        caretakers.rosterChanged();
        jdbc.sql("""
                        insert into caretakers.absence (id, person_id, from_at, until_at, added_at, added_by)
                        values (:id, :person, :from, :until, :at, :by)
                        """)
                .param("id", absence.id())
                .param("person", absence.person().value())
                .param("from", Sql.at(absence.from()))
                .param("until", Sql.at(absence.until()))
                .param("at", Sql.at(at))
                .param("by", by.map(PersonId::value).orElse(null))
                .update();
        jdbc.sql("insert into caretakers.absence_reason (absence_id, kind, note) values (:id, :kind, :note)")
                .param("id", absence.id())
                .param("kind", absence.kind().name())
                .param("note", absence.note().orElse(null))
                .update();
    }

    public boolean delete(UUID id) {
        caretakers.rosterChanged();
        return jdbc.sql("delete from caretakers.absence where id = ?").param(id).update() == 1;
    }

    private static Absence absence(ResultSet row) throws SQLException {
        return new Absence(
                Sql.uuid(row, "id"),
                new PersonId(Sql.uuid(row, "person_id")),
                Sql.instant(row, "from_at"),
                Sql.instant(row, "until_at"),
                Absence.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("note")));
    }
}
