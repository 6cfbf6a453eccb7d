package pl.sos.clients.internal;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.clients.HandlingNotes.Note;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Notes on handling clients, and who has read which version. */
@Component
public class NoteStore {
    private final JdbcClient jdbc;

    NoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Note> newest(ClientId client) {
        return jdbc.sql("""
                        select version, text, written_at, written_by from clients.handling_note
                        where client_id = ? order by version desc limit 1
                        """)
                .param(client.value())
                .query((row, number) -> new Note(
                        row.getInt("version"),
                        row.getString("text"),
                        Sql.instant(row, "written_at"),
                        Optional.ofNullable(Sql.uuidOrNull(row, "written_by")).map(PersonId::new)))
                .optional();
    }

    public void insert(ClientId client, Note note) {
        jdbc.sql("""
                        insert into clients.handling_note (client_id, version, text, written_at, written_by)
                        values (:client, :version, :text, :at, :by)
                        """)
                .param("client", client.value())
                .param("version", note.version())
                .param("text", note.text())
                .param("at", Sql.at(note.writtenAt()))
                .param("by", note.by().map(PersonId::value).orElse(null))
                .update();
    }

    /** 0 for who has read none. */
    public int seen(ClientId client, PersonId person) {
        return jdbc.sql("select version from clients.handling_note_seen where client_id = ? and person_id = ?")
                .params(client.value(), person.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    public void confirm(ClientId client, PersonId person, int version, Instant at) {
        jdbc.sql("""
                        insert into clients.handling_note_seen (client_id, person_id, version, seen_at)
                        values (?, ?, ?, ?)
                        on conflict (client_id, person_id) do update
                        set version = excluded.version, seen_at = excluded.seen_at
                        where clients.handling_note_seen.version < excluded.version
                        """)
                .params(client.value(), person.value(), version, Sql.at(at))
                .update();
    }
}
