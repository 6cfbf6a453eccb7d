package pl.sos.contracts;

import org.joda.money.Money;

/**
 * What the way to a client costs.
 *
 * @param rate net, for a kilometre or a visit; zero where it is included
 */
public record Travel(Rule rule, Money rate) {
    /** What a rate is for. */
    public enum Rule {
        INCLUDED,
        PER_KILOMETRE,
        PER_VISIT
    }
}
