package pl.sos.kernel;

import java.util.Arrays;

/** How much a matter hurts within its category; the earlier stands before the later. */
public enum Severity {
    CRITICAL(0),
    HIGH(1),
    NORMAL(2),
    LOW(3);

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    /** @throws IllegalArgumentException when no severity has this rank */
    public static Severity ofRank(int rank) {
        return Arrays.stream(values())
                .filter(one -> one.rank == rank)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No severity has the rank " + rank));
    }

    /** Its place within its category, the first 0. Rows and cursors bear it: it never changes. */
    public int rank() {
        return rank;
    }
}
