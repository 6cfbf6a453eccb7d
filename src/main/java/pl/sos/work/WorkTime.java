package pl.sos.work;

import pl.sos.contracts.WorkTerms;

/** When work was done by the contract's calendar; its rate follows from it. */
public enum WorkTime {
    /** Within the calendar's hours. */
    WORKING_HOURS,
    /** On a day that works, before, between or after its hours. */
    AFTER_HOURS,
    /** On a day that the calendar does not work: a weekend, a public holiday, a day off. */
    DAY_OFF;

    /** Of the hourly rate. */
    public int percent(WorkTerms terms) {
        return switch (this) {
            case WORKING_HOURS -> 100;
            case AFTER_HOURS -> terms.afterHoursPercent();
            case DAY_OFF -> terms.dayOffPercent();
        };
    }
}
