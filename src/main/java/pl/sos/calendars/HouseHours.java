package pl.sos.calendars;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import pl.sos.ground.Settings;

/** The working time of our own people, in which the hot-line is answered: the calendar of {@code hotline.calendar}. */
@Component
public class HouseHours {
    private final Calendars calendars;
    private final Settings settings;

    public HouseHours(Calendars calendars, Settings settings) {
        this.calendars = calendars;
        this.settings = settings;
    }

    /** By the calendar of the settings; the hours of the offer where the house keeps none under that code. */
    public Deadlines deadlines() {
        return calendars
                .deadlines(settings.exchange().calendar())
                .orElseGet(() -> new Deadlines(WorkingCalendar.ofTheOffer()));
    }

    public WorkingCalendar calendar() {
        return deadlines().calendar();
    }

    /** The date of an instant where we work. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, calendar().zone());
    }
}
