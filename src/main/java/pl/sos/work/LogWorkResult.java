package pl.sos.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.contracts.OverageRule;
import pl.sos.estimates.EstimateId;
import pl.sos.estimates.EstimateState;
import pl.sos.hours.DrawResult;
import pl.sos.kernel.Minutes;

/** What came of writing work down or correcting it. */
public sealed interface LogWorkResult {
    /**
     * Written down, now or by an earlier call with the same key.
     *
     * @param draw what it took out of the contract's hours; empty when it draws on none, or was written down before
     * @param leftOfEstimate what is left of the accepted estimate that holds this work; empty when none does, or as above
     */
    record Logged(WorkEntry entry, Optional<DrawResult.Drawn> draw, Optional<Minutes> leftOfEstimate)
            implements LogWorkResult {
        public Logged(WorkEntry entry, Optional<DrawResult.Drawn> draw) {
            this(entry, draw, Optional.empty());
        }
    }

    /**
     * The hours do not suffice, and nobody agreed to pay for the rest; nothing was written.
     *
     * @param asked accounted minutes of the entry
     * @param left what the hours still hold
     * @param beyond what is missing
     * @param rule {@code REFUSE}: it can't be done; {@code ASK}: an estimate that is accepted makes it possible
     * @param price of what is missing
     * @param contract its number
     * @param decisionMakers names of those who can agree
     */
    record NotEnoughHours(
            Minutes asked,
            Minutes left,
            Minutes beyond,
            OverageRule rule,
            Price price,
            String contract,
            List<String> decisionMakers)
            implements LogWorkResult {
        public NotEnoughHours {
            decisionMakers = List.copyOf(decisionMakers);
        }
    }

    /**
     * Work on this ticket is held to an estimate, of which less is left; nothing was written.
     *
     * @param left of what was agreed
     */
    record BeyondEstimate(Minutes asked, Minutes left) implements LogWorkResult {}

    /**
     * Nobody accepted the estimate of this work, and it would cost hours or money; nothing was written. With
     * {@link Unagreed.Despite} it is.
     *
     * @param state {@code PROPOSED}, {@code EXPIRED} or {@code REFUSED}
     * @param minutes of the estimate
     * @param since when it was proposed, or refused
     * @param people names of those who can accept it, or of who refused
     */
    record NotAgreed(EstimateId estimate, EstimateState state, Minutes minutes, Instant since, List<String> people)
            implements LogWorkResult {
        public NotAgreed {
            people = List.copyOf(people);
        }
    }

    /** Somebody corrected this entry before; nothing was written. */
    record CorrectedBefore() implements LogWorkResult {}

    /** No such ticket, client or entry, or not yours. */
    record NotFound() implements LogWorkResult {}

    /** A rule forbids it; nothing was written. */
    record Refused(List<Violation> violations) implements LogWorkResult {
        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
