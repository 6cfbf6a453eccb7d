package pl.sos.caretakers.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Caretakers.StandIn;
import pl.sos.caretakers.Presence;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/**
 * Who is away and who stands in.
 *
 * @param everybody the viewer may note absences of others too
 * @param coming absences from today on
 * @param substitutes of the viewer, in order
 * @param refused the form that was refused, with what was typed
 */
public record CalendarView(
        YearMonth month,
        List<Day> days,
        List<Row> rows,
        List<StandIn> standIns,
        List<Coming> coming,
        List<Person> staff,
        Map<PersonId, String> names,
        Person me,
        boolean everybody,
        List<PersonId> substitutes,
        LocalDate today,
        Optional<Refused> refused) {

    /** @param closed the house does not work; {@code holiday} names why when it is a public holiday */
    public record Day(LocalDate date, boolean closed, Optional<String> holiday) {}

    /** A person's month. */
    public record Row(Person person, Presence presence, List<Cell> cells) {}

    /** How much of a day somebody is away. */
    public enum Away {
        NO,
        PART,
        WHOLE
    }

    public record Cell(Day day, Away away) {}

    /**
     * @param untilDay the last day, told as a person says it
     * @param mayRemove the viewer's own, or the viewer may for everybody
     */
    public record Coming(Absence absence, String name, boolean wholeDays, LocalDate untilDay, boolean mayRemove) {}

    /** @param form absence, substitutes or photo */
    public record Refused(String form, String key, Map<String, String> typed) {}

    /** Before this week, in the present month: a narrow page leaves these days out. */
    public boolean earlier(Day day) {
        return month.equals(YearMonth.from(today))
                && day.date().isBefore(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    public String error(String form) {
        return refused.filter(one -> one.form().equals(form)).map(Refused::key).orElse("");
    }

    public String typed(String field, String otherwise) {
        return refused.map(one -> one.typed().getOrDefault(field, otherwise)).orElse(otherwise);
    }

    public String name(PersonId id) {
        return names.getOrDefault(id, "–");
    }

    public boolean away(Presence presence) {
        return presence instanceof Presence.Away;
    }
}
