package pl.sos.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Deadlines as a child would count them: minute by minute, looking at the clock on the wall each time. */
final class NaiveDeadlines {

    private final WorkingCalendar calendar;

    NaiveDeadlines(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    boolean isOpen(Instant at) {
        ZonedDateTime wall = at.atZone(calendar.zone());
        int minute = wall.getHour() * 60 + wall.getMinute();
        return calendar.on(wall.toLocalDate()).hours().stream()
                .anyMatch(hours -> hours.fromMinute() <= minute && minute < hours.untilMinute());
    }

    Optional<Instant> due(Policy policy, Instant from, List<Pause> pauses) {
        long minutes = switch (policy.counting()) {
            case CLOCK, WORKING_HOURS -> policy.time().toMinutes();
            case WORKING_DAYS -> workingMinutesUntilEndOfDays(from, policy.days());
        };
        Instant at = from;
        while (minutes > 0) {
            Instant now = at;
            if (pauses.stream().anyMatch(pause -> pause.lasts() && !now.isBefore(pause.from()))) {
                return Optional.empty();
            }
            if (counts(policy.counting(), at, pauses)) {
                minutes--;
            }
            at = at.plusSeconds(60);
        }
        return Optional.of(at);
    }

    Duration elapsed(Policy policy, Instant from, Instant until, List<Pause> pauses) {
        long minutes = 0;
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(60)) {
            minutes += counts(policy.counting(), at, pauses) ? 1 : 0;
        }
        return Duration.ofMinutes(minutes);
    }

    private boolean counts(Counting counting, Instant at, List<Pause> pauses) {
        boolean paused = pauses.stream()
                .anyMatch(pause -> !at.isBefore(pause.from()) && (pause.until() == null || at.isBefore(pause.until())));
        return !paused && (counting == Counting.CLOCK || isOpen(at));
    }

    private long workingMinutesUntilEndOfDays(Instant from, int days) {
        LocalDate eventDay = from.atZone(calendar.zone()).toLocalDate();
        Set<LocalDate> counted = new TreeSet<>();
        Set<LocalDate> later = new HashSet<>();
        long minutes = 0;
        long atEndOfDays = 0;
        for (Instant at = from; later.isEmpty(); at = at.plusSeconds(60)) {
            if (isOpen(at)) {
                LocalDate date = at.atZone(calendar.zone()).toLocalDate();
                if (date.isAfter(eventDay)) {
                    (counted.size() < days || counted.contains(date) ? counted : later).add(date);
                }
                minutes++;
                atEndOfDays = later.isEmpty() ? minutes : atEndOfDays;
            }
        }
        return atEndOfDays;
    }
}
