package pl.sos.estimates.web;

import java.util.List;
import java.util.Optional;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.Offer;
import pl.sos.estimates.OfferWords;

/**
 * One estimate before the eyes of a client's person.
 *
 * @param now what it means at this moment
 * @param action where a decision is posted to, without the last part
 * @param mayDecide she is a decision-maker
 * @param changed figures are others than those she was about to accept
 * @param deciders names of those who may decide, for who may not
 * @param answeredBy who decided
 */
public record DecisionView(
        Estimate estimate,
        Offer now,
        String action,
        boolean mayDecide,
        boolean changed,
        List<String> deciders,
        Optional<String> proposedBy,
        Optional<String> answeredBy) {

    public String seen() {
        return OfferWords.fingerprint(now);
    }

    /** What was proposed is not what it means now; both are said. */
    public boolean moved() {
        return estimate.waits() && !OfferWords.of(estimate.offer()).equals(OfferWords.of(now));
    }
}
