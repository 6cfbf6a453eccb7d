package pl.sos.calendars.internal;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The days free from work by the Polish act, year by year. */
public final class PolishHolidays {

    private static final ConcurrentHashMap<Integer, SortedMap<LocalDate, String>> YEARS = new ConcurrentHashMap<>();

    /** Epiphany became free from work in 2011, which the library does not know. */
    private static final int EPIPHANY_SINCE = 2011;

    private PolishHolidays() {}

    public static SortedMap<LocalDate, String> in(int year) {
        return YEARS.computeIfAbsent(year, PolishHolidays::read);
    }

    private static SortedMap<LocalDate, String> read(int year) {
        var found = new TreeMap<LocalDate, String>();
        for (Holiday holiday : Library.MANAGER.getHolidays(Year.of(year))) {
            String key = holiday.getPropertiesKey();
            if (year >= EPIPHANY_SINCE || !key.equals("EPIPHANY")) {
                found.put(holiday.getDate(), key.substring(key.lastIndexOf('.') + 1));
            }
        }
        return Collections.unmodifiableSortedMap(found);
    }

    /** Read at the first question, since the library takes a third of a second to read its XML. */
    private static final class Library {
        static final HolidayManager MANAGER =
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.POLAND));
    }
}
