package pl.sos.tickets;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.TicketId;
import pl.sos.tickets.internal.HeldReceiptStore;

/** What became of receipts that were not written at once, for staff. */
@Component
public class HeldReceipts {
    private final HeldReceiptStore store;

    HeldReceipts(HeldReceiptStore store) {
        this.store = store;
    }

    /** Empty when the reporter was told at once, or is told nothing at all. */
    @Transactional(readOnly = true)
    public Optional<HeldReceipt> of(TicketId ticket) {
        return store.find(ticket);
    }
}
