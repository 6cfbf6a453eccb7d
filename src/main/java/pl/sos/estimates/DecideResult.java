package pl.sos.estimates;

/** What came of accepting or refusing an estimate. */
public sealed interface DecideResult {
    /** Done, now or by the same person's earlier click. */
    record Decided(Estimate estimate) implements DecideResult {}

    /** What was shown is not so any more, since hours were used or the contract changed: it has to be read anew. */
    record ChangedMeanwhile(Estimate estimate, Offer now) implements DecideResult {}

    /** Somebody decided before, it was taken back or its last day is over. */
    record NotOpen(Estimate estimate) implements DecideResult {}

    /** Only a decision-maker may. */
    record NotYours() implements DecideResult {}

    /** It is not there, or not yours; or the link does not hold. */
    record NotFound() implements DecideResult {}
}
