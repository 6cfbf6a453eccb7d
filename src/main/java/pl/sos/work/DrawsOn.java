package pl.sos.work;

/** What an entry's accounted minutes are taken from. */
public enum DrawsOn {
    /** The hours of the contract, and what lies above them at the contract's rate. */
    HOURS,
    /** Nothing that was bought before: every minute at the rate. */
    RATE,
    /** The care itself: failures and errors under a contract are removed without touching the hours. */
    CARE,
    /** Not accounted; a person said why. */
    NOTHING,
    /** Moved to a client whose hours did not suffice; a coordinator decides. */
    UNDECIDED;

    /** Whether the client is told of minutes that count for him. */
    public boolean counts() {
        return switch (this) {
            case HOURS, RATE, UNDECIDED -> true;
            case CARE, NOTHING -> false;
        };
    }
}
