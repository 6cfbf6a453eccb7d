package pl.sos.work;

import pl.sos.estimates.EstimateId;

/** What becomes of work that costs hours or money while the ticket's estimate is not accepted. */
public sealed interface Unagreed {
    /** Nothing is written; the person is told of the estimate. */
    record Ask() implements Unagreed {}

    /**
     * Written down although the person was told; the entry keeps of which estimate.
     *
     * @param estimate that the person read of; of another one she is told first
     */
    record Despite(EstimateId estimate) implements Unagreed {}

    /** Written down whatever waits, since it happened; the entry keeps of which estimate nobody had agreed. */
    record Keep() implements Unagreed {}
}
