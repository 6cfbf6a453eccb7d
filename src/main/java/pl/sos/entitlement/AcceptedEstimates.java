package pl.sos.entitlement;

import java.util.Optional;
import pl.sos.kernel.TicketId;

/** Estimates stand above this room and answer by this interface; needs a {@link pl.sos.ground.Scope}. */
public interface AcceptedEstimates {
    /** To what work on this ticket is held; empty when nothing was accepted, or it was withdrawn. */
    Optional<AcceptedEstimate> forTicket(TicketId ticket);
}
