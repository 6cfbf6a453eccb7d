package pl.sos.tickets.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Caretakers;
import pl.sos.entitlement.Entitlements;
import pl.sos.ground.Scope;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.ServiceClocks;
import pl.sos.tickets.Rank;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketPage;
import pl.sos.tickets.Who;

/** Gathers what a ticket's page shows, in a number of queries that does not grow with the thread. */
@Component
public class Reading {
    private final JdbcClient jdbc;
    private final TicketStore tickets;
    private final ThreadStore thread;
    private final WatcherStore watchers;
    private final LinkStore links;
    private final QueueStore queue;
    private final QueueWords words;
    private final Entitlements entitlements;
    private final ServiceClocks clocks;
    private final Caretakers caretakers;
    private final Now clock;

    Reading(
            JdbcClient jdbc,
            TicketStore tickets,
            ThreadStore thread,
            WatcherStore watchers,
            LinkStore links,
            QueueStore queue,
            QueueWords words,
            Entitlements entitlements,
            ServiceClocks clocks,
            Caretakers caretakers,
            Now clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.thread = thread;
        this.watchers = watchers;
        this.links = links;
        this.queue = queue;
        this.words = words;
        this.entitlements = entitlements;
        this.clocks = clocks;
        this.caretakers = caretakers;
        this.clock = clock;
    }

    private record Names(
            String client, String slug, String reporter, Optional<String> assignee, Optional<String> application) {}

    public Optional<Ticket> find(TicketNumber number) {
        return tickets.find(number).map(Held::ticket);
    }

    public Map<TicketId, TicketNumber> numbers(Collection<TicketId> ids) {
        return tickets.numbers(ids);
    }

    public Optional<TicketPage> page(TicketNumber number) {
        return tickets.find(number).map(this::page);
    }

    private TicketPage page(Held held) {
        var ticket = held.ticket();
        var names = names(ticket);
        return new TicketPage(
                ticket,
                held.underCare(),
                names.client(),
                names.slug(),
                new Who(ticket.reporter(), names.reporter(), false),
                ticket.assignee().map(person -> new Who(person, names.assignee().orElse("–"), true)),
                names.application(),
                thread.thread(ticket.id()),
                entitlements.of(ticket.id()),
                clocks.of(ticket.id()),
                caretakers.lookingAfter(ticket.client(), clock.instant()),
                watchers.of(ticket.id()),
                links.of(ticket.id()),
                rank(held));
    }

    public Optional<Rank> rank(TicketNumber number) {
        return tickets.find(number).flatMap(this::rank);
    }

    /** Where others stand is nothing that a client reads. */
    private Optional<Rank> rank(Held held) {
        if (!held.ticket().status().inQueue() || Scope.isClient()) {
            return Optional.empty();
        }
        return queue.position(held.ticket().number()).map(position -> {
            var because = words.because(held);
            return new Rank(position, because, words.sentence(because, position, position >= Rank.LAST_COUNTED));
        });
    }

    private Names names(Ticket ticket) {
        return jdbc.sql("""
                        select (select name from clients.client where id = :client) as client,
                               (select slug from clients.client where id = :client) as slug,
                               (select name from identity.person where id = :reporter) as reporter,
                               (select name from identity.person where id = :assignee) as assignee,
                               (select name from products.application where code = :application) as application
                        """)
                .param("client", ticket.client().value())
                .param("reporter", ticket.reporter().value())
                .param("assignee", ticket.assignee().map(PersonId::value).orElse(null), java.sql.Types.OTHER)
                .param("application", ticket.application().orElse(null), java.sql.Types.VARCHAR)
                .query((row, n) -> new Names(
                        Optional.ofNullable(row.getString("client")).orElse("–"),
                        Optional.ofNullable(row.getString("slug")).orElse("–"),
                        Optional.ofNullable(row.getString("reporter")).orElse("–"),
                        Optional.ofNullable(row.getString("assignee")),
                        Optional.ofNullable(row.getString("application"))))
                .single();
    }
}
