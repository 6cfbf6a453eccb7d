package pl.sos.entitlement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/**
 * What is left of a contract's hours. The ledger stands above this room and answers by this interface; needs a
 * {@link pl.sos.ground.Scope}.
 */
public interface RemainingHours {
    /**
     * Hours of one settlement period.
     *
     * @param pool all that the period had to give: granted, carried in and purchased
     * @param left neither used nor kept for anything
     * @param from first month of the period
     * @param until its last month
     */
    record Remaining(Minutes pool, Minutes left, YearMonth from, YearMonth until) {}

    /** In the period that holds this moment; empty when the contract is not in force then or not yours. */
    Optional<Remaining> of(ContractId contract, Instant at);
}
