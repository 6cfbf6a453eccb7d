package pl.sos.entitlement;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/**
 * What a decision-maker agreed to before work on a ticket began.
 *
 * @param minutes of the estimate
 * @param beyond how many of them are beyond the package
 * @param rate net for an hour beyond; empty when nothing is
 * @param by the decision-maker's name
 */
public record AcceptedEstimate(
        ContractId contract, Minutes minutes, Minutes beyond, Optional<Money> rate, Instant at, String by) {}
