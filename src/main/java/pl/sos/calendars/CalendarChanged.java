package pl.sos.calendars;

/** A calendar was changed; what was counted by it has to be counted anew. Published within the transaction. */
public record CalendarChanged(String code) {}
