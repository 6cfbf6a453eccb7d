package pl.sos.tickets;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.sos.kernel.TicketNumber;

/**
 * Who is writing on a ticket right now. It lives in memory and fades after {@value #SECONDS} seconds without a stroke.
 * Staff sees everybody; a client's people see who of theirs and who of ours writes a reply, and never that a note is being
 * written.
 */
@Component
public class Writing {
    public static final int SECONDS = 12;

    /** A stroke: call it every few seconds while somebody types. */
    public void stroke(TicketNumber ticket, Who who, Visibility visibility) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** He sent it, or left. */
    public void stopped(TicketNumber ticket, Who who) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    /** @param reader who asks; he is left out himself */
    public List<Who> on(TicketNumber ticket, Actor reader) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
