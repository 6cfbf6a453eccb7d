package pl.sos.calendars;

import java.util.List;

/** What a calendar says about one date. */
public sealed interface Day {

    /** The stretches in which the house is open, in their order; none on a closed day. */
    default List<Hours> hours() {
        return List.of();
    }

    /** An ordinary working day of the week. */
    record Working(List<Hours> hours) implements Day {}

    /** A day that works although the week or a holiday would close it, for example a day worked off. */
    record Extra(String name, List<Hours> hours) implements Day {}

    /** A weekday without periods. */
    record Weekend() implements Day {}

    /** A public holiday; its key names the text {@code calendars.holiday.KEY}. */
    record PublicHoliday(String key) implements Day {}

    /** A day on which the company is closed by its own decision. */
    record Off(String name) implements Day {}
}
