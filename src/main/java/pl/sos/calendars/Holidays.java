package pl.sos.calendars;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import pl.sos.calendars.internal.PolishHolidays;

/** Whose public holidays close a calendar. */
public enum Holidays {
    NONE,

    /** The Polish Act on days free from work of 18 January 1951, with 24 December from 2025. */
    POLAND;

    /** The holidays of one year by date, each with the key of its name. */
    public SortedMap<LocalDate, String> in(int year) {
        return switch (this) {
            case NONE -> new TreeMap<>();
            case POLAND -> PolishHolidays.in(year);
        };
    }
}
