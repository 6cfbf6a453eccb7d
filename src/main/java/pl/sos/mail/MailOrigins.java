package pl.sos.mail;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketId;
import pl.sos.mail.internal.IncomingList;

/** What of a ticket came by mail, for the pages that show it. */
@Component
public class MailOrigins {
    private final IncomingList shown;

    MailOrigins(IncomingList shown) {
        this.shown = shown;
    }

    /** One query; empty for what came otherwise or what the scope may not see. */
    @Transactional(readOnly = true)
    public Map<MessageId, MailOrigin> of(TicketId ticket) {
        return shown.origins(ticket);
    }

    /** Another ticket that belongs to this one, since one is the answer to the other and came first; for staff. */
    @Transactional(readOnly = true)
    public Optional<LateQuestion> late(TicketId ticket) {
        return shown.late(ticket);
    }
}
