package pl.sos.tickets.internal;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.kernel.MessageId;
import pl.sos.tickets.MessageAdded;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.TicketChanged;
import pl.sos.tickets.TicketMerged;
import pl.sos.tickets.TicketOpened;
import pl.sos.tickets.Visibility;

/**
 * Tells other rooms and open pages what happened. What is internal has a topic of its own, {@code note:SOS-1042}: a
 * client's page must not even learn that something was noted.
 */
@Component
public class Announcer {
    private final ApplicationEventPublisher events;
    private final LiveEvents live;

    Announcer(ApplicationEventPublisher events, LiveEvents live) {
        this.events = events;
        this.live = live;
    }

    public void opened(Ticket ticket) {
        events.publishEvent(new TicketOpened(ticket.id(), ticket.number(), ticket.client()));
        everywhere(ticket);
    }

    public void added(Ticket ticket, MessageId message, Visibility visibility, boolean fromStaff) {
        events.publishEvent(
                new MessageAdded(ticket.id(), ticket.number(), ticket.client(), message, visibility, fromStaff));
        switch (visibility) {
            case PUBLIC -> everywhere(ticket);
            case INTERNAL -> live.publish(note(ticket), Topic.of("queue"));
        }
    }

    public void changed(Ticket ticket, List<Event> what) {
        what.stream()
                .map(Event::kind)
                .distinct()
                .forEach(kind ->
                        events.publishEvent(new TicketChanged(ticket.id(), ticket.number(), ticket.client(), kind)));
        if (what.stream().allMatch(Event::internal)) {
            live.publish(note(ticket), Topic.of("queue"));
        } else {
            everywhere(ticket);
        }
    }

    public void merged(Ticket from, Ticket into) {
        events.publishEvent(new TicketMerged(from.id(), into.id()));
    }

    private void everywhere(Ticket ticket) {
        live.publish(
                Topic.of("queue"),
                Topic.of("ticket:" + ticket.number()),
                note(ticket),
                Topic.of("client:" + ticket.client()));
    }

    private static Topic note(Ticket ticket) {
        return Topic.of("note:" + ticket.number());
    }
}
