package pl.sos.estimates;

/** Where an estimate stands; all but {@code EXPIRED} are stored, so their names never change. */
public enum EstimateState {
    /** Waits for a decision-maker. */
    PROPOSED,
    ACCEPTED,
    REFUSED,
    /** Taken back by us; accepted before, it holds nobody any more and its hours are free again. */
    WITHDRAWN,
    /** Another one was proposed in its place before anybody decided. */
    REPLACED,
    /** Nobody decided by its last day. */
    EXPIRED
}
