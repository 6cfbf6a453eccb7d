package pl.sos.work.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.TicketId;

/** Until estimates are made here nobody has agreed to anything. */
@Component
class NothingAgreed implements AgreedWork {
    @Override
    public Optional<Agreement> forTicket(TicketId ticket) {
        return Optional.empty();
    }
}
