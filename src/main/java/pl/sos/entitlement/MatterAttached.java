package pl.sos.entitlement;

import pl.sos.kernel.ContractId;
import pl.sos.kernel.TicketId;

/**
 * Somebody chose that a renewed contract covers a matter from the days before it; published inside that transaction, so
 * that what hangs on the decision is done anew.
 */
public record MatterAttached(TicketId ticket, ContractId contract) {}
