package pl.sos.hotline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.PersonId;

/**
 * Who is on duty when, by the wall clock of a zone. A date that has entries of its own has no others: they take the
 * place of its weekday's.
 *
 * @param entries in the order in which several on duty at once are rung
 */
public record DutyRoster(List<Entry> entries, ZoneId zone) {
    public DutyRoster {
        entries = List.copyOf(entries);
    }

    /**
     * @param weekday each week on that day; empty when it is for one date
     * @param fromMinute of the wall clock's day
     * @param untilMinute not included; 1440 is midnight
     */
    public record Entry(
            UUID id,
            PersonId person,
            Optional<DayOfWeek> weekday,
            Optional<LocalDate> date,
            int fromMinute,
            int untilMinute) {
        boolean includes(int minute) {
            return fromMinute <= minute && minute < untilMinute;
        }
    }

    public List<PersonId> onDuty(Instant at) {
        var local = at.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        return on(local.toLocalDate()).stream()
                .filter(entry -> entry.includes(minute))
                .map(Entry::person)
                .distinct()
                .toList();
    }

    /** The entries that hold on a date. */
    public List<Entry> on(LocalDate date) {
        var own = entries.stream()
                .filter(entry -> entry.date().equals(Optional.of(date)))
                .toList();
        return own.isEmpty()
                ? entries.stream()
                        .filter(entry -> entry.weekday().equals(Optional.of(date.getDayOfWeek())))
                        .toList()
                : own;
    }
}
