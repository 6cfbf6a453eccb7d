package pl.sos.kernel;

import java.util.Arrays;

/**
 * What a ticket is about, in the order of the offer: the earlier stands before the later in the queue (awaria, błąd,
 * konsultacja …).
 */
public enum Category {
    FAILURE(0),
    ERROR(1),
    CONSULTATION(2),
    ANALYSIS(3),
    CHANGE(4),
    UPDATE(5),
    TRAINING(6),
    OTHER(7);

    private final int rank;

    Category(int rank) {
        this.rank = rank;
    }

    /** @throws IllegalArgumentException when no category has this rank */
    public static Category ofRank(int rank) {
        return Arrays.stream(values())
                .filter(one -> one.rank == rank)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No category has the rank " + rank));
    }

    /** Its place in the queue, the first 0. Rows and cursors bear it: it never changes. */
    public int rank() {
        return rank;
    }

    /** What a reporter who names no severity means. */
    public Severity usualSeverity() {
        return switch (this) {
            case FAILURE -> Severity.CRITICAL;
            case ERROR -> Severity.HIGH;
            case CONSULTATION, ANALYSIS, UPDATE, TRAINING, OTHER -> Severity.NORMAL;
            case CHANGE -> Severity.LOW;
        };
    }
}
