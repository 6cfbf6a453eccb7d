package pl.sos.contracts;

import pl.sos.kernel.Minutes;

/**
 * What becomes of minutes that a settlement period left unused.
 *
 * @param atMost how many go over into the next period; what is above expires
 * @param periods how many further periods a carried minute lives; 0 when nothing is carried over
 */
public record CarryOver(Minutes atMost, int periods) {
    /** What is not used expires with its period: the offer's default. */
    public static final CarryOver NONE = new CarryOver(Minutes.ZERO, 0);

    public boolean none() {
        return periods == 0 || atMost.compareTo(Minutes.ZERO) <= 0;
    }
}
