package pl.sos.hours;

import java.time.YearMonth;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/**
 * Minutes were not used in time; published inside the transaction that noted it.
 *
 * @param month last month of the period in which they expired
 */
public record HoursExpired(ClientId client, ContractId contract, YearMonth month, Minutes minutes) {}
