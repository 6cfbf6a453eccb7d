package pl.sos.remote.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.remote.CopyId;
import pl.sos.remote.Happened;
import pl.sos.remote.SessionId;

/** The rows of remote.event: written once, read as history. */
@Repository
class EventStore {
    private static final String READ = """
            select e.at, e.what, e.was, e.became, e.why, p.name
              from remote.event e left join identity.person p on p.id = e.by_id
            """;

    private final JdbcClient jdbc;

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ofSession(SessionId session, ClientId client, PersonId by, Instant at, String what, String why) {
        insert(session.value(), null, client, by, at, what, "", "", why);
    }

    void ofCopy(
            CopyId copy, ClientId client, PersonId by, Instant at, String what, String was, String became, String why) {
        insert(null, copy.value(), client, by, at, what, was, became, why);
    }

    List<Happened> of(SessionId session) {
        return read("where e.session_id = ? order by e.at, e.id", session.value());
    }

    List<Happened> of(CopyId copy) {
        return read("where e.copy_id = ? order by e.at, e.id", copy.value());
    }

    private List<Happened> read(String where, UUID id) {
        return jdbc.sql(READ + where)
                .param(id)
                .query((row, n) -> new Happened(
                        Sql.instant(row, "at"),
                        Optional.ofNullable(row.getString("name")).orElse("–"),
                        row.getString("what"),
                        row.getString("was"),
                        row.getString("became"),
                        row.getString("why")))
                .list();
    }

    private void insert(
            @Nullable UUID session,
            @Nullable UUID copy,
            ClientId client,
            PersonId by,
            Instant at,
            String what,
            String was,
            String became,
            String why) {
        jdbc.sql("""
                        insert into remote.event (id, client_id, session_id, copy_id, at, by_id, what, was, became, why)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(Ids.next())
                .param(client.value())
                .param(session)
                .param(copy)
                .param(Sql.at(at))
                .param(by.value())
                .param(what)
                .param(was)
                .param(became)
                .param(why)
                .update();
    }
}
