package pl.sos.hours;

import java.time.YearMonth;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketId;

/**
 * Work was counted; published inside the transaction that counted it.
 *
 * @param minutes negative where a draw was taken back
 */
public record HoursDrawn(
        ClientId client,
        ContractId contract,
        DrawId draw,
        YearMonth month,
        Minutes minutes,
        Minutes overage,
        Optional<TicketId> ticket) {}
