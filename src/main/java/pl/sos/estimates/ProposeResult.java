package pl.sos.estimates;

import java.util.List;

/** What came of a {@link ProposeEstimate}. */
public sealed interface ProposeResult {
    /**
     * Done, now or by an earlier call with the same key. One that waited on the same ticket is replaced.
     *
     * @param asked names of the decision-makers to whom it was sent
     */
    record Proposed(Estimate estimate, List<String> asked) implements ProposeResult {
        public Proposed {
            asked = List.copyOf(asked);
        }
    }

    /** The contract provides for no work beyond its hours. */
    record NotPossible(Offer offer) implements ProposeResult {}

    /** The client has no active decision-maker who may see this ticket. */
    record NobodyDecides() implements ProposeResult {}

    /** Not filled in rightly. */
    record Refused(List<Violation> violations) implements ProposeResult {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /** The ticket is not there, not yours, or goes on in another. */
    record NotFound() implements ProposeResult {}
}
