package pl.sos.calendars;

/** By which rule the time of a {@link Policy} passes. */
public enum Counting {
    /** Elapsed time: 48 hours are 172,800 seconds, whatever the wall clock shows at their end. */
    CLOCK,

    /** Only time within the calendar's periods passes. */
    WORKING_HOURS,

    /**
     * Whole working days by art. 111 of the Civil Code: the day of the event is not counted, and the time ends with the
     * last period of the last day.
     */
    WORKING_DAYS
}
