package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.ground.Topic;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Ticket;

/** Rings at those whom something concerns: the reporter, who it is assigned to, who watches – never who did it. */
@Component
public class Bells {
    private final JdbcClient jdbc;
    private final LiveEvents live;

    Bells(JdbcClient jdbc, LiveEvents live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    /** Everybody whom a public event of this ticket concerns. */
    public void ringAll(Ticket ticket, Notification.Kind kind, Optional<String> detail, Actor by, Instant now) {
        var people = ours(ticket);
        people.add(ticket.reporter());
        people.addAll(watchers(ticket.id(), false));
        ring(people, ticket, kind, detail, by, now);
    }

    /** Only our people: what is internal rings at no client. */
    public void ringOurs(Ticket ticket, Notification.Kind kind, Optional<String> detail, Actor by, Instant now) {
        ring(ours(ticket), ticket, kind, detail, by, now);
    }

    public void ring(
            Collection<PersonId> people,
            Ticket ticket,
            Notification.Kind kind,
            Optional<String> detail,
            Actor by,
            Instant now) {
        var told = people.stream()
                .filter(person -> !Optional.of(person).equals(by.person()))
                .distinct()
                .toList();
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into tickets.notification (id, person_id, ticket_id, client_id, kind, by_id, detail, at)
                        select told.id, told.person, :ticket, :client, :kind, :by, :detail, :now
                          from unnest(:ids, :people) as told (id, person)
                        """)
                .param("ids", told.stream().map(person -> Ids.next()).toArray(UUID[]::new))
                .param("people", told.stream().map(PersonId::value).toArray(UUID[]::new))
                .param("ticket", ticket.id().value())
                .param("client", ticket.client().value())
                .param("kind", kind.name())
                .param("by", by.person().map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("detail", detail.orElse(null))
                .param("now", Sql.at(now))
                .update();
        rang(told);
    }

    /** Says to their pages that the bell rang. */
    public void rang(Collection<PersonId> people) {
        live.publish(people.stream().map(person -> Topic.of("person:" + person)).toList());
    }

    /** Who coordinates: told of what is nobody's. */
    public List<PersonId> coordinators() {
        return jdbc.sql("""
                        select id from identity.person
                        where client_id is null and active and 'COORDINATOR' = any (roles) order by id
                        """)
                .query((row, n) -> new PersonId(Sql.uuid(row, "id")))
                .list();
    }

    private Set<PersonId> ours(Ticket ticket) {
        var people = new LinkedHashSet<PersonId>();
        ticket.assignee().ifPresent(people::add);
        // A client's transaction does not see who of ours watches.
        people.addAll(Scope.asSystem(() -> watchers(ticket.id(), true)));
        return people;
    }

    private List<PersonId> watchers(TicketId ticket, boolean ours) {
        return jdbc.sql("select person_id from tickets.watcher where ticket_id = :ticket and ours = :ours")
                .param("ticket", ticket.value())
                .param("ours", ours)
                .query((row, n) -> new PersonId(Sql.uuid(row, "person_id")))
                .list();
    }
}
