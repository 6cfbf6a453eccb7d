package pl.sos.hotline.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.hotline.DutyRoster;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/**
 * Who is on duty each week and on which dates, and what the exchange dials.
 *
 * @param extensions what is dialled for each of us now
 * @param wrong why the last change was refused: a reason for each field, under the empty name for what no field mends
 * @param typed what was typed into the refused form
 */
public record DutyView(
        DutyRoster roster,
        List<Person> staff,
        Map<PersonId, String> extensions,
        LocalDate today,
        Map<String, String> wrong,
        Map<String, String> typed) {

    public static String hours(DutyRoster.Entry entry) {
        return clock(entry.fromMinute()) + "–" + clock(entry.untilMinute());
    }

    private static String clock(int minute) {
        return "%d:%02d".formatted(minute / 60, minute % 60);
    }

    public String name(PersonId id) {
        return staff.stream()
                .filter(one -> one.id().equals(id))
                .map(Person::name)
                .findFirst()
                .orElse("–");
    }

    public List<DayOfWeek> days() {
        return Arrays.asList(DayOfWeek.values());
    }

    public List<DutyRoster.Entry> on(DayOfWeek day) {
        return roster.entries().stream()
                .filter(entry -> entry.weekday().equals(Optional.of(day)))
                .toList();
    }

    /** Dates that are not over. */
    public List<DutyRoster.Entry> dates() {
        return roster.entries().stream()
                .filter(entry ->
                        entry.date().filter(date -> !date.isBefore(today)).isPresent())
                .toList();
    }

    public boolean wrong(String field) {
        return wrong.containsKey(field);
    }

    public boolean was(String field, String value) {
        return value.equals(typed.get(field));
    }

    public String given(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise);
    }
}
