package pl.sos.caretakers.internal;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Deadlines;
import pl.sos.calendars.WorkingCalendar;

/** The working time of our own people. */
@Component
public class HouseHours {
    private static final String CALENDAR = "pl-8-16";

    private final Calendars calendars;

    HouseHours(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The hours of the offer where the house keeps no calendar under that code. */
    public Deadlines deadlines() {
        return calendars.deadlines(CALENDAR).orElseGet(() -> new Deadlines(WorkingCalendar.ofTheOffer()));
    }

    /** The date of an instant where we work. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, deadlines().calendar().zone());
    }
}
