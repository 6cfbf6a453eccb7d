package pl.sos.remote.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteSession.Who;
import pl.sos.remote.RemoteTool;
import pl.sos.remote.SessionId;
import pl.sos.remote.SessionState;
import pl.sos.work.WorkEntryId;

/** Sessions as they stand in the database, with the names of who is in them. */
final class SessionRows {
    static final String READ = """
            select s.*, a.name as asker, p.name as person, w.name as worker, c.name as client_name, c.slug
              from remote.session s
              join clients.client c on c.id = s.client_id
              left join identity.person a on a.id = s.asked_by
              left join identity.person p on p.id = s.person_id
              left join identity.person w on w.id = s.conducted_by
            """;

    private SessionRows() {}

    static Course course(RemoteSession session) {
        var run = session.run();
        return new Course(
                session.state() == SessionState.EXPIRED ? SessionState.REQUESTED : session.state(),
                session.request().validUntil(),
                run.map(RemoteSession.Run::seconds).orElse(0L),
                run.flatMap(RemoteSession.Run::since));
    }

    static RemoteSession session(ResultSet row, Instant now) throws SQLException {
        var validUntil = Sql.instant(row, "valid_until");
        var course = new Course(
                SessionState.valueOf(row.getString("state")),
                validUntil,
                row.getLong("seconds"),
                Optional.ofNullable(Sql.instantOrNull(row, "running_since")));
        return new RemoteSession(
                new SessionId(Sql.uuid(row, "id")),
                new ClientId(Sql.uuid(row, "client_id")),
                ticket(row),
                new RemoteSession.Request(
                        who(row, "asked_by", "asker").orElseThrow(),
                        Sql.instant(row, "asked_at"),
                        who(row, "person_id", "person").orElseThrow(),
                        row.getString("purpose"),
                        Optional.ofNullable(Sql.instantOrNull(row, "wished_at")),
                        validUntil,
                        Optional.ofNullable(row.getString("contract"))),
                reach(row),
                course.state(now),
                consent(row),
                run(row, course),
                row.getString("closing"),
                booked(row),
                row.getString("client_name"),
                row.getString("slug"));
    }

    private static RemoteSession.Reach reach(ResultSet row) throws SQLException {
        var tool = RemoteTool.valueOf(row.getString("tool"));
        var number = Optional.ofNullable(row.getString("tool_number"));
        return new RemoteSession.Reach(
                tool, number, Optional.ofNullable(row.getString("link")).or(() -> number.flatMap(tool::opening)));
    }

    private static Optional<RemoteSession.OnTicket> ticket(ResultSet row) throws SQLException {
        var id = Optional.ofNullable(Sql.uuidOrNull(row, "ticket_id")).map(TicketId::new);
        return Optional.ofNullable(row.getObject("ticket_number", Long.class))
                .map(number -> new RemoteSession.OnTicket(id, new TicketNumber(number)));
    }

    private static Optional<RemoteSession.Consent> consent(ResultSet row) throws SQLException {
        var how = row.getString("consent_how");
        return how == null
                ? Optional.empty()
                : Optional.of(new RemoteSession.Consent(
                        RemoteSession.Consent.How.valueOf(how),
                        Optional.ofNullable(Sql.uuidOrNull(row, "consent_by")).map(PersonId::new),
                        row.getString("consent_name"),
                        Sql.instant(row, "consent_at"),
                        row.getString("consent_note")));
    }

    private static Optional<RemoteSession.Run> run(ResultSet row, Course course) throws SQLException {
        var started = Sql.instantOrNull(row, "started_at");
        return started == null
                ? Optional.empty()
                : Optional.of(new RemoteSession.Run(
                        who(row, "conducted_by", "worker").orElseThrow(),
                        started,
                        course.seconds(),
                        course.runningSince(),
                        Optional.ofNullable(Sql.instantOrNull(row, "ended_at"))));
    }

    private static Optional<RemoteSession.Booked> booked(ResultSet row) throws SQLException {
        var entry = Sql.uuidOrNull(row, "work_entry");
        return entry == null
                ? Optional.empty()
                : Optional.of(new RemoteSession.Booked(
                        new WorkEntryId(entry),
                        Minutes.of(row.getLong("booked_minutes")),
                        Sql.instant(row, "booked_at")));
    }

    static Optional<Who> who(ResultSet row, String id, String name) throws SQLException {
        var person = Sql.uuidOrNull(row, id);
        return person == null
                ? Optional.empty()
                : Optional.of(new Who(
                        new PersonId(person),
                        Optional.ofNullable(row.getString(name)).orElse("–")));
    }
}
