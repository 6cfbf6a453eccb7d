package pl.sos.estimates;

/**
 * An estimate that waits for a decision-maker.
 *
 * @param now what it means at the moment of reading; what it meant when it was proposed stands in the estimate
 */
public record ToDecide(Estimate estimate, Offer now) {}
