package pl.sos.hours;

import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketId;

/** Minutes were kept for agreed work; published inside the transaction that kept them. */
public record HoursReserved(
        ClientId client,
        ContractId contract,
        ReservationId reservation,
        Minutes fromPackage,
        Minutes overage,
        Optional<TicketId> ticket) {}
