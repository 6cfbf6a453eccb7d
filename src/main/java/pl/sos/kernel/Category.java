package pl.sos.kernel;

/**
 * What a ticket is about, in the order of the offer: the earlier stands before the later in the queue (awaria, błąd,
 * konsultacja …).
 */
public enum Category {
    FAILURE,
    ERROR,
    CONSULTATION,
    ANALYSIS,
    CHANGE,
    UPDATE,
    TRAINING,
    OTHER;

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
