package pl.sos.calendars;

/**
 * A calendar was added or changed; what was counted by it has to be counted anew. Published within the transaction, in
 * which {@link Calendars#deadlines} still gives the former one.
 *
 * @param deadlines counted by the calendar as it is now
 */
public record CalendarChanged(String code, Deadlines deadlines) {}
