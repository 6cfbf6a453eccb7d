package pl.sos.estimates.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.Offer;
import pl.sos.estimates.OfferWords;

/**
 * One estimate before the eyes of a client's person.
 *
 * @param figures of this moment, or of the decision
 * @param action where a decision is posted to, without the last part
 * @param mayDecide she is a decision-maker
 * @param changed figures are others than those she was about to accept
 * @param deciders names of those who may decide, for who may not
 * @param answeredBy whose act ended it
 */
public record DecisionView(
        FiguresView figures,
        String action,
        boolean mayDecide,
        boolean changed,
        List<String> deciders,
        Optional<String> answeredBy) {

    public Estimate estimate() {
        return figures.estimate();
    }

    /** What it means at this moment; what it meant once it is decided. */
    public Offer now() {
        return figures.offer();
    }

    /** Not by a decision-maker's word, or not by it alone: taken back, replaced, or nobody decided in time. */
    public boolean endedOtherwise() {
        return figures.verdict()
                .filter(verdict -> verdict.state() == estimate().state())
                .isEmpty();
    }

    public String seen() {
        return OfferWords.fingerprint(now());
    }

    /** Why what was proposed is not what it means now; both are said. */
    public Set<Offer.Change> moved() {
        return estimate().waits() ? now().changesSince(estimate().offer()) : Set.of();
    }
}
