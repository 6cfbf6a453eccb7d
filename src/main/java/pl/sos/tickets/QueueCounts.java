package pl.sos.tickets;

/** How many tickets stand behind the tabs; counting stops at {@value #CAP}. */
public record QueueCounts(Count mine, Count unassigned, Count open, Count breaching) {
    public static final int CAP = 99;

    /** @param more there are more than {@code value} */
    public record Count(int value, boolean more) {
        public static Count of(int counted) {
            return new Count(Math.min(counted, CAP), counted > CAP);
        }

        @Override
        public String toString() {
            return more ? value + "+" : String.valueOf(value);
        }
    }
}
