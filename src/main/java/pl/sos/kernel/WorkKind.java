package pl.sos.kernel;

/** What specialists' time was spent on. */
public enum WorkKind {
    CONSULTATION,
    ANALYSIS,
    TRAINING,
    VISIT,
    ROLLOUT,
    REMOTE,
    PHONE;

    /** Where work of this kind is usually done; who logs it may say otherwise. */
    public WorkChannel usualChannel() {
        return switch (this) {
            case CONSULTATION, PHONE -> WorkChannel.PHONE;
            case ANALYSIS, REMOTE, ROLLOUT -> WorkChannel.REMOTE;
            case TRAINING, VISIT -> WorkChannel.ON_SITE;
        };
    }
}
