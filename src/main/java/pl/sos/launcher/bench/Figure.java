package pl.sos.launcher.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of a benchmark's table.
 *
 * @param what what was measured
 * @param value the figure
 * @param unit its unit
 * @param peer what it is compared with, measured in the same run
 * @param peerValue the peer's figure in the same unit
 * @param wanted what was asked for, in words such as {@code "≤ 1.3 ×"}
 * @param met whether it is so
 */
public record Figure(
        String what,
        double value,
        String unit,
        @Nullable String peer,
        @Nullable Double peerValue,
        @Nullable String wanted,
        @Nullable Boolean met) {

    /** A figure that stands alone. */
    public static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, null, null, null, null);
    }

    /** The same figure beside a floor or a peer. */
    public Figure beside(String other, double otherValue) {
        return new Figure(what, value, unit, other, otherValue, wanted, met);
    }

    /** The same figure with what was wanted of its value. */
    public Figure wantedAtMost(double most) {
        return new Figure(what, value, unit, peer, peerValue, "≤ " + number(most) + " " + unit, value <= most);
    }

    /** The same figure with what was wanted of its value. */
    public Figure wantedAtLeast(double least) {
        return new Figure(what, value, unit, peer, peerValue, "≥ " + number(least) + " " + unit, value >= least);
    }

    /** The same figure with what was wanted of its ratio to the peer. */
    public Figure wantedRatioAtMost(double most) {
        return new Figure(what, value, unit, peer, peerValue, "≤ " + number(most) + " ×", ratio() <= most);
    }

    /** The same figure with what was wanted of its ratio to the peer. */
    public Figure wantedRatioAtLeast(double least) {
        return new Figure(what, value, unit, peer, peerValue, "≥ " + number(least) + " ×", ratio() >= least);
    }

    /** Value to peer; not a number without a peer. */
    public double ratio() {
        return peerValue == null ? Double.NaN : value / peerValue;
    }

    static String number(double number) {
        if (number >= 1000) {
            return String.format(java.util.Locale.ROOT, "%,.0f", number);
        }
        return number >= 10
                ? String.format(java.util.Locale.ROOT, "%.1f", number)
                : String.format(java.util.Locale.ROOT, "%.2f", number);
    }
}
