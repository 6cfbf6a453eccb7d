package pl.sos.tickets.internal;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Sql;
import pl.sos.ground.Topic;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;
import pl.sos.tickets.Actor;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Violation;

/** Who follows a ticket, and what he has seen of it. */
@Component
public class Watching {
    private final JdbcClient jdbc;
    private final TicketStore tickets;
    private final WatcherStore watchers;
    private final Changing changing;
    private final LiveEvents live;
    private final Now clock;

    Watching(
            JdbcClient jdbc,
            TicketStore tickets,
            WatcherStore watchers,
            Changing changing,
            LiveEvents live,
            Now clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.watchers = watchers;
        this.changing = changing;
        this.live = live;
        this.clock = clock;
    }

    public ChangeResult watch(TicketNumber number, PersonId person, Actor by) {
        var candidate = watchers.candidate(person);
        return changing.change(number, Optional.empty(), by, change -> {
            var ticket = change.before();
            boolean fits = candidate
                    .filter(one -> one.client().map(ticket.client()::equals).orElse(by.ours()))
                    .isPresent();
            if (!fits) {
                return List.of(Violation.of("watcher", "not-allowed"));
            }
            boolean ours = candidate.get().client().isEmpty();
            if (watchers.add(ticket, person, ours, change.now())) {
                if (ours) {
                    change.internalEvent(EventKind.WATCHED, null, person.toString(), Optional.empty());
                } else {
                    change.readers().add(person);
                    change.event(EventKind.WATCHED, null, person.toString(), Optional.empty());
                }
            }
            return List.of();
        });
    }

    public ChangeResult unwatch(TicketNumber number, PersonId person, Actor by) {
        return changing.change(number, Optional.empty(), by, change -> {
            var ticket = change.before();
            if (!by.ours()
                    && !by.person().equals(Optional.of(person))
                    && !by.person().equals(Optional.of(ticket.reporter()))) {
                return List.of(Violation.of("watcher", "not-allowed"));
            }
            boolean ours = watchers.candidate(person)
                    .filter(one -> one.client().isPresent())
                    .isEmpty();
            if (watchers.remove(ticket, person)) {
                if (ours) {
                    change.internalEvent(EventKind.UNWATCHED, person.toString(), null, Optional.empty());
                } else {
                    // Who is asked not to follow what is confidential does not see it any more.
                    if (!person.equals(ticket.reporter())) {
                        change.readers().remove(person);
                    }
                    change.event(EventKind.UNWATCHED, person.toString(), null, Optional.empty());
                }
            }
            return List.of();
        });
    }

    public void seen(TicketNumber number, PersonId by) {
        var ticket = tickets.find(number);
        if (ticket.isEmpty()) {
            return;
        }
        var now = Sql.at(clock.instant());
        var id = ticket.get().ticket().id().value();
        jdbc.sql("""
                        insert into tickets.seen (person_id, ticket_id, seen_at) values (:person, :ticket, :now)
                        on conflict (person_id, ticket_id) do update set seen_at = excluded.seen_at
                        """)
                .param("person", by.value())
                .param("ticket", id)
                .param("now", now)
                .update();
        int read = jdbc.sql("""
                        update tickets.notification set read_at = :now
                         where person_id = :person and ticket_id = :ticket and read_at is null
                        """)
                .param("person", by.value())
                .param("ticket", id)
                .param("now", now)
                .update();
        if (read > 0) {
            live.publish(Topic.of("person:" + by));
        }
    }
}
