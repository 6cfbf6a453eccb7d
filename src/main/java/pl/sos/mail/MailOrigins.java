package pl.sos.mail;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.TicketId;
import pl.sos.mail.internal.IncomingStore;

/** Which messages of a thread came by mail, for the pages that show it. */
@Component
public class MailOrigins {
    private final IncomingStore store;

    MailOrigins(IncomingStore store) {
        this.store = store;
    }

    /** One query; empty for what came otherwise or what the scope may not see. */
    @Transactional(readOnly = true)
    public Map<MessageId, MailOrigin> of(TicketId ticket) {
        return store.origins(ticket);
    }
}
