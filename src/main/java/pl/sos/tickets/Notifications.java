package pl.sos.tickets;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/** What stands behind a person's bell. */
@Component
public class Notifications {
    /** The latest, newest first. */
    public List<Notification> latest(PersonId of, int limit) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public QueueCounts.Count unread(PersonId of) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public void readAll(PersonId of) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** The person looked at the ticket: what concerns it is no news any more. */
    public void read(PersonId of, TicketNumber ticket) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
