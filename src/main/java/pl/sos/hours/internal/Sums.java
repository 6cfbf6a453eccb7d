package pl.sos.hours.internal;

/** Minutes by account: of one lot, or of several together. Every read of a balance adds them up, so they lie plainly. */
@SuppressWarnings("EnumOrdinal") // an index into an array of this run, never kept
final class Sums {
    static final int ACCOUNTS = Account.values().length;

    private final long[] minutes = new long[ACCOUNTS];

    long of(Account account) {
        return minutes[account.ordinal()];
    }

    void set(Account account, long value) {
        minutes[account.ordinal()] = value;
    }

    void add(Sums other) {
        for (int i = 0; i < ACCOUNTS; i++) {
            minutes[i] += other.minutes[i];
        }
    }
}
