package pl.sos.mail;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketId;
import pl.sos.mail.internal.IncomingList;

/** Which messages of a thread came by mail, for the pages that show it. */
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
}
