package pl.sos.entitlement;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;
import pl.sos.calendars.Policy;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.Variant;
import pl.sos.entitlement.internal.Wording;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Sentence;

/**
 * The answer: covered or not, by what, until when, and in words.
 *
 * @param underCare whether the client has S.O.S. at that moment; it stands before clients who do not
 * @param reaction always present: without a contract it is our own aim, not a promise
 * @param hours that the matter draws on; empty when it draws on none
 * @param estimate to which work on this ticket is held, where a decision-maker accepted one
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
        Optional<Hours> hours,
        Optional<AcceptedEstimate> estimate,
        Sentence sentence) {

    /**
     * @param promised false when no contract promises it and the due instant is only our aim
     * @param due by when, counted from the moment of the report
     */
    public record Reaction(Policy policy, Instant due, boolean promised) {}

    /**
     * Hours that a matter draws on.
     *
     * @param included in each calendar month by the contract
     * @param remaining of the period that holds the moment of the report, as it stood when the decision was taken; empty
     *     where nobody asked the ledger, as for data that was loaded with its history
     * @param beyond empty in decisions from before contracts said so
     */
    public record Hours(Minutes included, Optional<RemainingHours.Remaining> remaining, Optional<Beyond> beyond) {
        /** Whether nothing is left; false where nobody asked. */
        public boolean usedUp() {
            return remaining
                    .filter(one -> one.left().compareTo(Minutes.ZERO) <= 0)
                    .isPresent();
        }
    }

    /**
     * What the contract says of work beyond its hours.
     *
     * @param rate net for an hour of this kind of work
     */
    public record Beyond(OverageRule rule, Money rate) {}

    /** What the contract includes in each month, when the matter draws on hours. */
    public Optional<Minutes> includedMinutes() {
        return hours.map(Hours::included);
    }

    /** The sentence without its deadline, for what was answered already. */
    public Sentence coverageAlone() {
        return Wording.withoutDeadline(sentence, reaction.promised());
    }

    /** Whether another decision says the same, but for how many minutes happened to be left when it was taken. */
    boolean saysTheSame(Decision other) {
        return withoutLeft().equals(other.withoutLeft());
    }

    private Decision withoutLeft() {
        return hours.flatMap(Hours::remaining).isEmpty()
                ? this
                : new Decision(
                        coverage,
                        reason,
                        underCare,
                        contract,
                        contractNumber,
                        variant,
                        clause,
                        reaction,
                        workaround,
                        repair,
                        calendar,
                        hours.map(one -> new Hours(one.included(), Optional.empty(), one.beyond())),
                        estimate,
                        new Sentence("", ""));
    }
}
