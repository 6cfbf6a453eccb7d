package pl.sos.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells how one deadline comes about, by walking through the calendar as a person would. */
final class Explanation {

    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final Policy policy;
    private final Instant from;
    private final Pauses pauses;
    private final Optional<Instant> due;
    private final Instant end;
    private final List<At> steps = new ArrayList<>();
    private Duration sum = Duration.ZERO;

    private record At(Instant at, Step step) {}

    Explanation(Deadlines deadlines, Policy policy, Instant from, Pauses pauses) {
        this.deadlines = deadlines;
        this.calendar = deadlines.calendar();
        this.zone = calendar.zone();
        this.policy = policy;
        this.from = from;
        this.pauses = pauses;
        this.due = deadlines.due(policy, from, pauses);
        this.end = due.orElseGet(this::lastingPause);
    }

    List<Step> steps() {
        switch (policy.counting()) {
            case CLOCK -> clock();
            case WORKING_HOURS -> workingHours();
            case WORKING_DAYS -> workingDays();
        }
        paused();
        clockChanges();
        var inOrder = new ArrayList<Step>(steps.stream()
                .sorted(Comparator.comparing(At::at))
                .map(At::step)
                .toList());
        inOrder.add(due.<Step>map(Step.Due::new).orElseGet(() -> new Step.Waits(end)));
        return List.copyOf(inOrder);
    }

    private void clock() {
        add(from, new Step.Starts(from));
        running(from).forEach(this::counted);
    }

    private void workingHours() {
        Instant opening = deadlines.nextOpening(from);
        if (opening.equals(from)) {
            add(from, new Step.Starts(from));
        } else {
            add(from, new Step.StartsAtOpening(from, calendar.on(date(from)), opening));
        }
        closedDays(date(opening), date(end));
        countOpenings(from);
    }

    private void workingDays() {
        Instant endOfDays = deadlines.due(policy, from);
        LocalDate eventDay = date(from);
        add(from, new Step.EventDay(eventDay));
        int number = 0;
        for (LocalDate date = eventDay.plusDays(1); number < policy.days(); date = date.plusDays(1)) {
            // Asked of the openings and not of the day: a clock change may skip all of its hours.
            if (deadlines.nextOpening(startOf(date)).isBefore(startOf(date.plusDays(1)))) {
                number++;
                add(startOf(date), new Step.CountedDay(date, number, policy.days()));
            }
        }
        closedDays(eventDay, date(endOfDays));
        if (!due.equals(Optional.of(endOfDays))) {
            add(endOfDays, new Step.EndOfDays(endOfDays));
            countOpenings(endOfDays);
        }
    }

    private void closedDays(LocalDate after, LocalDate before) {
        LocalDate first = after.plusDays(1);
        while (first.isBefore(before)) {
            Day day = calendar.on(first);
            LocalDate last = first;
            while (last.plusDays(1).isBefore(before)
                    && calendar.on(last.plusDays(1)).equals(day)) {
                last = last.plusDays(1);
            }
            if (day.hours().isEmpty()) {
                add(startOf(first), new Step.Closed(first, last, day));
            }
            first = last.plusDays(1);
        }
    }

    private void countOpenings(Instant start) {
        for (Pause stretch : running(start)) {
            Instant until = stretch.until() == null ? end : stretch.until();
            Instant at = deadlines.nextOpening(stretch.from());
            while (at.isBefore(until)) {
                Instant closes = deadlines.openUntil(at).orElseThrow();
                counted(new Pause(at, closes.isBefore(until) ? closes : until));
                at = deadlines.nextOpening(closes);
            }
        }
    }

    private void counted(Pause stretch) {
        Instant until = stretch.until() == null ? end : stretch.until();
        Duration time = Duration.between(stretch.from(), until);
        sum = sum.plus(time);
        add(stretch.from(), new Step.Counted(stretch.from(), until, time, sum));
    }

    /** The stretches from a start to the end in which no pause holds the clock. */
    private List<Pause> running(Instant start) {
        var stretches = new ArrayList<Pause>();
        Instant at = start;
        for (Pause pause : pauses.list()) {
            if (at.isBefore(end) && pause.from().isAfter(at)) {
                stretches.add(new Pause(at, pause.from().isBefore(end) ? pause.from() : end));
            }
            Instant until = pause.until() == null ? end : pause.until();
            at = until.isAfter(at) ? until : at;
        }
        if (at.isBefore(end)) {
            stretches.add(new Pause(at, end));
        }
        return stretches;
    }

    private void paused() {
        for (Pause pause : pauses.list()) {
            Instant until = pause.until();
            boolean touches =
                    (until == null || until.isAfter(from)) && (pause.from().isBefore(end) || until == null);
            if (touches) {
                Instant starts = pause.from().isAfter(from) ? pause.from() : from;
                Duration removed =
                        until == null ? Duration.ZERO : deadlines.elapsed(policy, starts, until, Pauses.NONE);
                add(starts, new Step.Paused(starts, until, removed));
            }
        }
    }

    private void clockChanges() {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.nextTransition(from);
        while (change != null && change.getInstant().isBefore(end)) {
            Instant at = change.getInstant();
            boolean counts = policy.counting() == Counting.CLOCK
                    || deadlines
                            .openUntil(at.minusNanos(1))
                            .filter(at::isBefore)
                            .isPresent();
            if (counts) {
                add(at, new Step.ClockChange(at, change.getDuration()));
            }
            change = rules.nextTransition(at);
        }
    }

    private Instant lastingPause() {
        Instant since = pauses.list().getLast().from();
        return since.isAfter(from) ? since : from;
    }

    private void add(Instant at, Step step) {
        steps.add(new At(at, step));
    }

    private LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
