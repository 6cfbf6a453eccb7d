package pl.sos.tickets.internal;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pl.sos.identity.AuditLog;
import pl.sos.tickets.ChangeResult;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Ticket;

/** Writes a change that was put together: row, events, audit, bells, announcements. */
@Component
public class Saving {
    private final TicketStore tickets;
    private final EventStore events;
    private final Bells bells;
    private final Announcer announcer;
    private final AuditLog audit;

    Saving(TicketStore tickets, EventStore events, Bells bells, Announcer announcer, AuditLog audit) {
        this.tickets = tickets;
        this.events = events;
        this.bells = bells;
        this.announcer = announcer;
        this.audit = audit;
    }

    /** The ticket as it stands now. A change that changed nothing leaves no trace. */
    public Ticket save(Change change) {
        var held = change.result();
        var ticket = held.ticket();
        tickets.update(held);
        if (!change.events().isEmpty()) {
            events.insert(
                    ticket.id(),
                    ticket.client(),
                    change.now(),
                    change.by().person(),
                    ticket.version(),
                    change.events());
            audit.record(
                    "tickets.changed",
                    "ticket:" + ticket.number(),
                    Map.of(
                            "what",
                            change.events().stream()
                                    .map(event -> event.kind().name())
                                    .distinct()
                                    .collect(Collectors.joining(" "))));
            announcer.changed(ticket, change.events());
        }
        return ticket;
    }

    public ChangeResult done(Change change) {
        var ticket = save(change);
        if (!ticket.assignee().equals(change.before().assignee())) {
            ticket.assignee()
                    .ifPresent(person -> bells.ring(
                            java.util.List.of(person),
                            ticket,
                            Notification.Kind.ASSIGNED,
                            Optional.empty(),
                            change.by(),
                            change.now()));
        }
        return new ChangeResult.Done(ticket);
    }
}
