package pl.sos.entitlement;

import java.util.Map;
import java.util.Optional;
import pl.sos.kernel.ContractId;

/**
 * What the rule is told of hours.
 *
 * @param remaining by contract, of the period that holds the moment of the report
 * @param estimate that was accepted for the ticket
 */
public record HoursKnown(Map<ContractId, RemainingHours.Remaining> remaining, Optional<AcceptedEstimate> estimate) {
    /** Nobody asked the ledger. */
    public static final HoursKnown NONE = new HoursKnown(Map.of(), Optional.empty());

    public HoursKnown {
        remaining = Map.copyOf(remaining);
    }
}
