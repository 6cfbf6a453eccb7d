package pl.sos.remote.internal;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.TicketChanged;
import pl.sos.tickets.TicketMerged;
import pl.sos.tickets.Tickets;

/** What hangs on a ticket follows it where it goes on, within the transaction that led it there. */
@Component
class Following {
    private final SessionStore sessions;
    private final Tickets tickets;

    Following(SessionStore sessions, Tickets tickets) {
        this.sessions = sessions;
        this.tickets = tickets;
    }

    @EventListener
    void merged(TicketMerged event) {
        var number = tickets.numbers(List.of(event.into())).get(event.into());
        if (number != null) {
            sessions.move(event.from(), event.into(), number);
        }
    }

    @EventListener
    void changed(TicketChanged event) {
        if (event.what() == EventKind.CLIENT) {
            sessions.leave(event.ticket(), event.client());
        }
    }
}
