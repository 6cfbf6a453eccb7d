package pl.sos.contracts;

import pl.sos.kernel.Minutes;

/**
 * How the minutes of one entry are accounted; each entry is rounded once.
 *
 * @param step up to a multiple of which an entry is rounded; at least one minute
 * @param minimum what an entry counts at least
 * @param firstHourWhole whether an entry counts one hour at least, as visits usually do
 */
public record Rounding(Minutes step, Minutes minimum, boolean firstHourWhole) {
    public static Rounding step(long minutes) {
        return new Rounding(Minutes.of(minutes), Minutes.of(minutes), false);
    }

    /** What an entry counts at least, before it is rounded up to a step. */
    public Minutes least() {
        return Minutes.of(Math.max(minimum.value(), firstHourWhole ? 60 : 0));
    }

    /** What is accounted for minutes that were really worked; nothing for nothing. */
    public Minutes accounted(Minutes worked) {
        if (worked.compareTo(Minutes.ZERO) <= 0) {
            return Minutes.ZERO;
        }
        long counted = Math.max(worked.value(), least().value());
        return Minutes.of(Math.ceilDiv(counted, step.value()) * step.value());
    }
}
