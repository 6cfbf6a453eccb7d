package pl.sos.calendars;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The calendars of this installation; their deadlines are kept worked out in memory. */
@Component
public class Calendars {
    private final Deadlines house = new Deadlines(WorkingCalendar.ofTheOffer());

    /** Ready to count; empty when there is no such calendar. */
    public Optional<Deadlines> deadlines(String code) {
        return Optional.of(house).filter(known -> known.calendar().code().equals(code));
    }

    public Optional<WorkingCalendar> find(String code) {
        return deadlines(code).map(Deadlines::calendar);
    }

    /** By code. */
    public List<WorkingCalendar> list() {
        return List.of(house.calendar());
    }

    /** Adds a calendar or puts it in the place of the one with its code; publishes {@link CalendarChanged}. */
    public void save(WorkingCalendar calendar) {
        throw new UnsupportedOperationException("not filled in yet");
    }
}
