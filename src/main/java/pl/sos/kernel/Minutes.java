package pl.sos.kernel;

/** Specialists' time in whole minutes; may be negative where a balance is meant. */
public record Minutes(long value) implements Comparable<Minutes> {
    public static final Minutes ZERO = new Minutes(0);

    public static Minutes of(long value) {
        return new Minutes(value);
    }

    public static Minutes hours(long hours) {
        return new Minutes(Math.multiplyExact(hours, 60L));
    }

    public Minutes plus(Minutes other) {
        return new Minutes(Math.addExact(value, other.value));
    }

    public Minutes minus(Minutes other) {
        return new Minutes(Math.subtractExact(value, other.value));
    }

    @Override
    public int compareTo(Minutes other) {
        return Long.compare(value, other.value);
    }
}
