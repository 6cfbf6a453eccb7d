package pl.sos.tickets;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/** What a person has begun to write, kept over a closed tab. Nobody else sees it. */
@Component
public class Drafts {
    /** @param ticket empty for a report that is not sent yet; an empty text removes the draft */
    public void save(PersonId by, Optional<TicketNumber> ticket, Draft.Kind kind, String subject, String body) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public Optional<Draft> find(PersonId by, Optional<TicketNumber> ticket, Draft.Kind kind) {
        throw new UnsupportedOperationException("not filled in yet");
    }

    public void discard(PersonId by, Optional<TicketNumber> ticket, Draft.Kind kind) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
