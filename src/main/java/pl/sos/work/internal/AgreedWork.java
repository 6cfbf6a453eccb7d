package pl.sos.work.internal;

import java.util.Optional;
import pl.sos.estimates.Estimate;
import pl.sos.hours.OverageConsent;
import pl.sos.hours.ReservationId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketId;

/** What a decision-maker agreed to for a ticket; work that draws on hours is held to it. */
interface AgreedWork {
    /** The agreement in force with what is left of it; empty when nothing was asked or accepted. */
    Optional<Agreement> forTicket(TicketId ticket);

    /** The newest estimate when nobody accepted it: it waits, ran out or was refused; empty while any agreement is in force. */
    Optional<Estimate> unagreed(TicketId ticket);

    /**
     * @param left accounted minutes
     * @param reservation minutes kept for it
     * @param consent to what lies above the hours
     */
    record Agreement(Minutes left, Optional<ReservationId> reservation, Optional<OverageConsent> consent) {}
}
