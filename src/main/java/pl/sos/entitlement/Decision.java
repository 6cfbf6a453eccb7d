package pl.sos.entitlement;

import java.time.Instant;
import java.util.Optional;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Variant;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Sentence;

/**
 * The answer: covered or not, by what, until when, and in words.
 *
 * @param underCare whether the client has S.O.S. at that moment; it stands before clients who do not
 * @param reaction always present: without a contract it is our own aim, not a promise
 * @param includedMinutes what the contract includes in the month, when the matter draws on hours
 */
public record Decision(
        Coverage coverage,
        Reason reason,
        boolean underCare,
        Optional<ContractId> contract,
        Optional<String> contractNumber,
        Optional<Variant> variant,
        Optional<String> clause,
        Reaction reaction,
        Optional<Policy> workaround,
        Optional<Policy> repair,
        String calendar,
        Optional<Minutes> includedMinutes,
        Sentence sentence) {

    /**
     * @param promised false when no contract promises it and the due instant is only our aim
     * @param due by when, counted from the moment of the report
     */
    public record Reaction(Policy policy, Instant due, boolean promised) {}
}
