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
 * Tells other rooms, open pages and, by mail, the client what happened. Staff hears {@code queue} and {@code ticket:SOS-1042}; a client's page
 * hears only {@code client:<id>}, which is not said of what is internal: it must not even learn that something was noted.
 */
@Component
public class Announcer {
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Receipts receipts;
    private final Letters letters;

    Announcer(ApplicationEventPublisher events, LiveEvents live, Receipts receipts, Letters letters) {
        this.events = events;
        this.live = live;
        this.receipts = receipts;
        this.letters = letters;
    }

    /** Reports came in: whoever made one gets a receipt. What was cut from another ticket is no report. */
    void opened(List<Opening.Result> tickets) {
        receipts.tell(tickets.stream().filter(one -> one.message().isPresent()).toList());
        for (var one : tickets) {
            var ticket = one.ticket();
            events.publishEvent(new TicketOpened(ticket.id(), ticket.number(), ticket.client()));
            everywhere(ticket);
        }
    }

    /** @param ticket as it stands with the message */
    public void added(Ticket ticket, MessageId message, Visibility visibility, boolean fromStaff) {
        if (fromStaff && visibility == Visibility.PUBLIC) {
            letters.answer(ticket, message);
        }
        events.publishEvent(
                new MessageAdded(ticket.id(), ticket.number(), ticket.client(), message, visibility, fromStaff));
        switch (visibility) {
            case PUBLIC -> everywhere(ticket);
            case INTERNAL -> amongOurs(ticket);
        }
    }

    public void changed(Ticket ticket, List<Event> what) {
        what.stream()
                .map(Event::kind)
                .distinct()
                .forEach(kind ->
                        events.publishEvent(new TicketChanged(ticket.id(), ticket.number(), ticket.client(), kind)));
        if (what.stream().allMatch(Event::internal)) {
            amongOurs(ticket);
        } else {
            everywhere(ticket);
        }
    }

    public void merged(Ticket from, Ticket into) {
        events.publishEvent(new TicketMerged(from.id(), into.id()));
    }

    private void everywhere(Ticket ticket) {
        amongOurs(ticket);
        live.publish(Topic.of("client:" + ticket.client()));
    }

    private void amongOurs(Ticket ticket) {
        live.publish(Topic.of("queue"), Topic.of("ticket:" + ticket.number()));
    }
}
