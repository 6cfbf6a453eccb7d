package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Who;

/** The rows of tickets.watcher, and what of people decides whether they may be in one. */
@Component
public class WatcherStore {
    private final JdbcClient jdbc;

    WatcherStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param client whose contact he is; empty for staff */
    public record Candidate(PersonId id, Optional<ClientId> client) {}

    /** An active person that the scope may see. */
    public Optional<Candidate> candidate(PersonId person) {
        return jdbc.sql("select id, client_id from identity.person where id = :id and active")
                .param("id", person.value())
                .query((row, n) -> new Candidate(
                        person,
                        Optional.ofNullable(Sql.uuidOrNull(row, "client_id")).map(ClientId::new)))
                .optional();
    }

    public boolean add(Ticket ticket, PersonId person, boolean ours, Instant now) {
        return jdbc.sql("""
                                insert into tickets.watcher (ticket_id, person_id, client_id, ours, since)
                                values (:ticket, :person, :client, :ours, :now)
                                on conflict do nothing
                                """)
                        .param("ticket", ticket.id().value())
                        .param("person", person.value())
                        .param("client", ticket.client().value())
                        .param("ours", ours)
                        .param("now", Sql.at(now))
                        .update()
                == 1;
    }

    public boolean remove(Ticket ticket, PersonId person) {
        return jdbc.sql("delete from tickets.watcher where ticket_id = :ticket and person_id = :person")
                        .param("ticket", ticket.id().value())
                        .param("person", person.value())
                        .update()
                == 1;
    }

    /** Who watched the one watches the other too. */
    public void copy(TicketId from, Ticket into) {
        jdbc.sql("""
                        insert into tickets.watcher (ticket_id, person_id, client_id, ours, since)
                        select :into, person_id, client_id, ours, since from tickets.watcher where ticket_id = :from
                        on conflict do nothing
                        """)
                .param("from", from.value())
                .param("into", into.id().value())
                .update();
    }

    /** The client's people who follow it and may see it. */
    List<PersonId> ofClient(Ticket ticket) {
        return jdbc.sql("""
                        select w.person_id from tickets.watcher w join tickets.ticket t on t.id = w.ticket_id
                         where w.ticket_id = :ticket and not w.ours
                           and (not t.confidential or w.person_id = any (t.readers))
                        """)
                .param("ticket", ticket.id().value())
                .query((row, n) -> new PersonId(Sql.uuid(row, "person_id")))
                .list();
    }

    public List<Who> of(TicketId ticket) {
        return jdbc.sql("""
                        select w.person_id, p.name, w.ours from tickets.watcher w
                          join identity.person p on p.id = w.person_id
                         where w.ticket_id = :ticket order by w.since, w.person_id
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> new Who(
                        new PersonId(Sql.uuid(row, "person_id")), row.getString("name"), row.getBoolean("ours")))
                .list();
    }
}
