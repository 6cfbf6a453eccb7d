package pl.sos.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random calendars, policies and pauses against a model that counts minute by minute; SOS_SEED repeats a run. */
class DeadlinesProperties {

    private static final List<String> ZONES = List.of(
            "Europe/Warsaw", "Europe/Warsaw", "Europe/Warsaw", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC");

    /** Weeks in which the clocks of one of the zones change, holidays pile up or a year ends. */
    private static final List<String> NEAR = List.of(
            "2026-03-27T00:00:00Z",
            "2026-10-23T00:00:00Z",
            "2027-03-26T00:00:00Z",
            "2025-10-25T00:00:00Z",
            "2018-11-02T00:00:00Z",
            "2018-02-15T00:00:00Z",
            "2026-04-03T00:00:00Z",
            "2026-12-22T00:00:00Z",
            "2026-04-29T00:00:00Z");

    private final long seed =
            Optional.ofNullable(System.getenv("SOS_SEED")).map(Long::parseLong).orElseGet(System::nanoTime);
    private final Random random = new Random(seed);

    @Test
    void agreesWithCountingMinuteByMinute() {
        for (int i = 0; i < 400; i++) {
            WorkingCalendar calendar = calendar();
            var deadlines = new Deadlines(calendar);
            var naive = new NaiveDeadlines(calendar);
            Instant from = moment();
            Policy policy = policy();
            List<Pause> pauses = pauses(from);
            String story =
                    "seed %d, case %d: %s from %s, pauses %s, %s".formatted(seed, i, policy, from, pauses, calendar);

            Optional<Instant> due = deadlines.due(policy, from, new Pauses(pauses));
            assertThat(due).as(story).isEqualTo(naive.due(policy, from, pauses));

            Instant until = from.plus(Duration.ofMinutes(random.nextInt(8 * 24 * 60)));
            assertThat(deadlines.elapsed(policy, from, until, new Pauses(pauses)))
                    .as(story + " until " + until)
                    .isEqualTo(naive.elapsed(policy, from, until, pauses));
            assertThat(deadlines.isOpen(until)).as(story + " at " + until).isEqualTo(naive.isOpen(until));

            assertThatTheExplanationAddsUp(deadlines, policy, from, new Pauses(pauses), story);
        }
    }

    @Test
    void theTimeUsedAtAWarningIsItsShareOfTheWhole() {
        for (int i = 0; i < 2_000; i++) {
            var deadlines = new Deadlines(calendar());
            Instant from = moment().plusNanos(random.nextInt(1_000_000_000));
            Policy policy = policy();
            var pauses = new Pauses(pauses(from));
            int percent = List.of(50, 75, 90, 100).get(random.nextInt(4));
            String story =
                    "seed %d, case %d: %s from %s, pauses %s, %d %%".formatted(seed, i, policy, from, pauses, percent);

            deadlines.reached(policy, from, pauses, percent).ifPresent(at -> {
                assertThat(deadlines.percentUsed(policy, from, at, pauses))
                        .as(story)
                        .isEqualTo(percent);
                assertThat(deadlines.percentUsed(policy, from, at.minusNanos(1), pauses))
                        .as(story + ", just before")
                        .isEqualTo(percent - 1);
            });
        }
    }

    private static void assertThatTheExplanationAddsUp(
            Deadlines deadlines, Policy policy, Instant from, Pauses pauses, String story) {
        List<Step> steps = deadlines.explain(policy, from, pauses);
        Optional<Instant> due = deadlines.due(policy, from, pauses);
        assertThat(steps.getLast()).as(story).isInstanceOf(due.isPresent() ? Step.Due.class : Step.Waits.class);
        if (due.isPresent() && policy.counting() != Counting.WORKING_DAYS) {
            Step.Counted last = (Step.Counted) steps.reversed().stream()
                    .filter(Step.Counted.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(last.sum()).as(story).isEqualTo(policy.time());
            assertThat(last.until()).as(story).isEqualTo(due.get());
        }
        assertThat(steps.stream().filter(Step.CountedDay.class::isInstance))
                .as(story)
                .hasSize(policy.counting() == Counting.WORKING_DAYS ? policy.days() : 0);
    }

    private WorkingCalendar calendar() {
        var week = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (random.nextInt(10) < 7) {
                week.put(weekday, hours());
            }
        }
        if (week.isEmpty()) {
            week.put(DayOfWeek.SUNDAY, hours());
        }
        var daysOff = new TreeMap<LocalDate, String>();
        var extraDays = new TreeMap<LocalDate, Day.Extra>();
        for (String near : NEAR) {
            LocalDate date = LocalDate.ofInstant(Instant.parse(near), ZoneId.of("UTC"));
            daysOff.put(date.plusDays(random.nextInt(9)), "wolne");
            extraDays.put(date.plusDays(random.nextInt(9)), new Day.Extra("odrabiamy", hours()));
        }
        return new WorkingCalendar(
                "random",
                "random",
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                week,
                random.nextBoolean() ? Holidays.POLAND : Holidays.NONE,
                daysOff,
                extraDays);
    }

    private List<Hours> hours() {
        var borders = new TreeMap<Integer, Integer>();
        int count = 2 * (1 + random.nextInt(3));
        while (borders.size() < count) {
            // Half of the borders lie in the hours at which clocks change.
            int minute = random.nextBoolean() ? random.nextInt(1441) : random.nextInt(241);
            borders.put(minute, minute);
        }
        var minutes = new ArrayList<>(borders.keySet());
        var hours = new ArrayList<Hours>();
        for (int i = 0; i < count; i += 2) {
            hours.add(new Hours(time(minutes.get(i)), time(minutes.get(i + 1))));
        }
        return hours;
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute % 1440 * 60L);
    }

    private Instant moment() {
        return Instant.parse(NEAR.get(random.nextInt(NEAR.size()))).plusSeconds(60L * random.nextInt(5 * 24 * 60));
    }

    private Policy policy() {
        return switch (Counting.values()[random.nextInt(3)]) {
            case CLOCK -> Policy.clock(Duration.ofMinutes(1 + random.nextInt(5000)));
            case WORKING_HOURS -> Policy.workingHours(Duration.ofMinutes(1 + random.nextInt(2000)));
            case WORKING_DAYS -> Policy.workingDays(1 + random.nextInt(5));
        };
    }

    private List<Pause> pauses(Instant from) {
        var pauses = new ArrayList<Pause>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Instant starts = from.plusSeconds(60L * (random.nextInt(6000) - 1000));
            boolean lasts = random.nextInt(12) == 0;
            pauses.add(lasts ? Pause.since(starts) : new Pause(starts, starts.plusSeconds(60L * random.nextInt(2500))));
        }
        return pauses;
    }
}
