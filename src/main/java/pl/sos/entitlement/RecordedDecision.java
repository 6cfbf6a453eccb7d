package pl.sos.entitlement;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.PersonId;

/**
 * A decision as it was taken for a ticket; a later one stands above it and erases nothing.
 *
 * @param why it was taken anew, in words for people; for an override what the person wrote
 * @param by who decided or caused it; empty when the system did
 * @param overruling what a person put in place of the rule's answer; empty when the rule alone decided
 */
public record RecordedDecision(
        Decision decision,
        Question question,
        Instant at,
        String why,
        Optional<PersonId> by,
        Optional<Overruling> overruling) {

    /**
     * A person's word in place of the rule's.
     *
     * @param reason as the client reads it too
     */
    public record Overruling(Coverage coverage, String reason, PersonId by, Instant at) {}
}
