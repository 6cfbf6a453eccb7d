package pl.sos.work.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkSum;

/**
 * Entries by day: a person's week, or a client's month.
 *
 * @param person whose week it is
 * @param client whose month it is; empty for a week
 * @param days the latest first, only those with entries
 * @param staff for who may look at others' weeks
 * @param undecided for who coordinates
 */
public record WorkView(
        PersonId person,
        Optional<Client> client,
        LocalDate from,
        LocalDate until,
        List<Day> days,
        WorkSum sum,
        List<Person> staff,
        List<WorkEntry> undecided) {

    public record Day(LocalDate date, List<WorkEntry> entries, WorkSum sum) {}

    public String address(int step) {
        return address("/work", step);
    }

    public String weekOf() {
        return week(from);
    }

    public String csv() {
        return address("/work.csv", 0);
    }

    private String address(String path, int step) {
        if (client.isPresent()) {
            return path + "?client=" + client.get().slug() + "&month="
                    + YearMonth.from(from).plusMonths(step);
        }
        return path + "?week=" + week(from.plusWeeks(step)) + "&person=" + person;
    }

    static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
