package pl.sos.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private final WorkingCalendar offer = WorkingCalendar.ofTheOffer();
    private final Deadlines deadlines = new Deadlines(offer);

    /** Wall clock times of Warsaw; 2026-11-23 is a Monday. */
    @ParameterizedTest(name = "{4}: {0} {1} from {2}")
    @CsvSource(textBlock = """
            PT48H, CLOCK,         2026-11-20T10:40, 2026-11-22T10:40, the clock knows no weekend
            PT48H, CLOCK,         2026-03-28T10:40, 2026-03-30T11:40, the clocks go forward
            PT48H, CLOCK,         2026-10-24T10:40, 2026-10-26T09:40, the clocks go back
            PT48H, CLOCK,         2026-03-27T02:30, 2026-03-29T03:30, it would end in the hour that is skipped
            PT16H, WORKING_HOURS, 2026-11-23T10:40, 2026-11-25T10:40, two days of eight hours
            PT8H,  WORKING_HOURS, 2026-11-23T08:00, 2026-11-23T16:00, the end of a day counts as reached
            PT16H, WORKING_HOURS, 2026-11-23T08:00, 2026-11-24T16:00, and so does that of the second
            PT1H,  WORKING_HOURS, 2026-11-23T16:00, 2026-11-24T09:00, closing time is closed
            PT1H,  WORKING_HOURS, 2026-11-23T23:10, 2026-11-24T09:00, at night it starts in the morning
            PT1H,  WORKING_HOURS, 2026-11-21T12:00, 2026-11-23T09:00, on Saturday it starts on Monday
            PT1H,  WORKING_HOURS, 2026-11-11T12:00, 2026-11-12T09:00, on Independence Day it starts on the next day
            PT8H,  WORKING_HOURS, 2026-12-23T12:00, 2026-12-28T12:00, from 2025 Christmas Eve is free
            PT8H,  WORKING_HOURS, 2024-12-23T12:00, 2024-12-24T12:00, until 2024 it was not
            PT8H,  WORKING_HOURS, 2026-04-03T12:00, 2026-04-07T12:00, Easter Monday is free
            PT8H,  WORKING_HOURS, 2026-06-03T12:00, 2026-06-05T12:00, Corpus Christi is free
            PT8H,  WORKING_HOURS, 2010-01-05T12:00, 2010-01-06T12:00, Epiphany was a working day until 2010
            PT8H,  WORKING_HOURS, 2011-01-05T12:00, 2011-01-07T12:00, and is free from 2011
            PT8H,  WORKING_HOURS, 2026-10-23T12:00, 2026-10-26T12:00, the clock change lies in the weekend
            P1D,   WORKING_DAYS,  2026-11-23T10:40, 2026-11-24T16:00, the day of the event is not counted
            P1D,   WORKING_DAYS,  2026-11-23T00:00, 2026-11-24T16:00, not even from midnight
            P2D,   WORKING_DAYS,  2026-11-20T10:40, 2026-11-24T16:00, over a weekend
            P1D,   WORKING_DAYS,  2026-11-20T22:00, 2026-11-23T16:00, on Friday night
            P1D,   WORKING_DAYS,  2026-11-21T12:00, 2026-11-23T16:00, on Saturday
            P2D,   WORKING_DAYS,  2026-12-22T12:00, 2026-12-28T16:00, over Christmas
            P7D,   WORKING_DAYS,  2026-12-29T12:00, 2027-01-11T16:00, over the new year and Epiphany
            """)
    void fallsDue(String amount, Counting counting, LocalDateTime from, LocalDateTime due, String because) {
        assertThat(deadlines.due(Policy.parse(amount, counting), warsaw(from)))
                .as(because)
                .isEqualTo(warsaw(due));
    }

    @Test
    void keepsFractionsOfASecond() {
        Instant from = Instant.parse("2026-11-23T09:40:00.123456789Z");
        assertThat(deadlines.due(Policy.workingHours(Duration.ofHours(16)), from))
                .isEqualTo(Instant.parse("2026-11-25T09:40:00.123456789Z"));
    }

    @Test
    void aPeriodLosesTheHourThatIsSkippedAndGainsTheOneThatIsRepeated() {
        var night = new Deadlines(WorkingCalendar.weekly(
                "night",
                WARSAW,
                Holidays.NONE,
                List.of(DayOfWeek.SUNDAY),
                new Hours(LocalTime.of(1, 0), LocalTime.of(4, 0))));
        Policy week = Policy.workingHours(Duration.ofHours(3));

        assertThat(night.due(week, warsaw("2026-03-29T01:00"))).isEqualTo(warsaw("2026-04-05T02:00"));
        assertThat(night.due(week, warsaw("2026-10-25T01:00"))).isEqualTo(Instant.parse("2026-10-25T02:00:00Z"));
        assertThat(night.openUntil(warsaw("2026-10-25T01:00"))).contains(warsaw("2026-10-25T04:00"));
    }

    @Test
    void aPeriodWithinTheSkippedHourIsNoWorkingDay() {
        var night = new Deadlines(WorkingCalendar.weekly(
                "night",
                WARSAW,
                Holidays.NONE,
                List.of(DayOfWeek.SUNDAY),
                new Hours(LocalTime.of(2, 0), LocalTime.of(3, 0))));

        assertThat(night.due(Policy.workingDays(1), warsaw("2026-03-23T12:00"))).isEqualTo(warsaw("2026-04-05T03:00"));
        assertThat(night.explain(Policy.workingDays(1), warsaw("2026-03-23T12:00"), Pauses.NONE))
                .contains(new Step.CountedDay(LocalDate.of(2026, 4, 5), 1, 1));
    }

    @Test
    void severalPeriodsOfADayAreCountedOneAfterTheOther() {
        var split = new Deadlines(WorkingCalendar.weekly(
                "split",
                WARSAW,
                Holidays.POLAND,
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                Hours.of(13, 17),
                Hours.of(8, 12)));

        assertThat(split.due(Policy.workingHours(Duration.ofHours(5)), warsaw("2026-11-23T10:00")))
                .isEqualTo(warsaw("2026-11-23T16:00"));
        assertThat(split.due(Policy.workingHours(Duration.ofHours(2)), warsaw("2026-11-23T10:00")))
                .isEqualTo(warsaw("2026-11-23T12:00"));
        assertThat(split.nextOpening(warsaw("2026-11-23T12:30"))).isEqualTo(warsaw("2026-11-23T13:00"));
    }

    @Test
    void aDayOffClosesAndAnExtraDayOpens() {
        var bridged = new Deadlines(offer.withDayOff(LocalDate.of(2026, 11, 12), "pomost")
                .withExtraDay(LocalDate.of(2026, 11, 14), "odrabiamy", List.of(Hours.of(9, 13))));

        assertThat(bridged.due(Policy.workingHours(Duration.ofHours(12)), warsaw("2026-11-10T12:00")))
                .isEqualTo(warsaw("2026-11-13T16:00"));
        assertThat(bridged.due(Policy.workingHours(Duration.ofHours(13)), warsaw("2026-11-10T12:00")))
                .isEqualTo(warsaw("2026-11-14T10:00"));
        assertThat(bridged.isOpen(warsaw("2026-11-14T10:00"))).isTrue();
    }

    @Test
    void aPauseTakesOutOfTheCountWhatWouldHaveCounted() {
        Instant monday = warsaw("2026-11-23T10:00");
        var overnight = Pauses.of(new Pause(warsaw("2026-11-23T15:00"), warsaw("2026-11-24T09:00")));

        assertThat(deadlines.due(Policy.workingHours(Duration.ofHours(8)), monday, overnight))
                .contains(warsaw("2026-11-24T12:00"));
        assertThat(deadlines.due(Policy.clock(Duration.ofHours(48)), monday, overnight))
                .contains(warsaw("2026-11-26T04:00"));
        assertThat(deadlines.due(Policy.workingDays(1), monday, overnight)).contains(warsaw("2026-11-25T10:00"));
    }

    @Test
    void aPauseOutsideWorkingTimeMovesNothing() {
        var evening = Pauses.of(new Pause(warsaw("2026-11-23T16:00"), warsaw("2026-11-24T08:00")));
        assertThat(deadlines.due(Policy.workingDays(1), warsaw("2026-11-23T10:00"), evening))
                .contains(warsaw("2026-11-24T16:00"));
    }

    @Test
    void aPauseThatLastsTakesTheDeadlineAwayUnlessItBeginsTooLate() {
        Instant monday = warsaw("2026-11-23T08:00");
        Policy day = Policy.workingHours(Duration.ofHours(8));

        assertThat(deadlines.due(day, monday, Pauses.of(Pause.since(warsaw("2026-11-23T15:59")))))
                .isEmpty();
        assertThat(deadlines.due(day, monday, Pauses.of(Pause.since(warsaw("2026-11-23T16:00")))))
                .contains(warsaw("2026-11-23T16:00"));
    }

    @Test
    void overlappingPausesCountOnceWhateverTheirOrder() {
        Instant monday = warsaw("2026-11-23T08:00");
        var pauses = Pauses.of(
                new Pause(warsaw("2026-11-23T12:00"), warsaw("2026-11-23T13:00")),
                new Pause(warsaw("2026-11-23T09:00"), warsaw("2026-11-23T11:00")),
                new Pause(warsaw("2026-11-23T10:00"), warsaw("2026-11-23T12:00")),
                new Pause(warsaw("2026-11-23T14:00"), warsaw("2026-11-23T14:00")));

        assertThat(pauses.list()).containsExactly(new Pause(warsaw("2026-11-23T09:00"), warsaw("2026-11-23T13:00")));
        assertThat(deadlines.due(Policy.workingHours(Duration.ofHours(2)), monday, pauses))
                .contains(warsaw("2026-11-23T14:00"));
    }

    @Test
    void warnsAtAShareOfTheTime() {
        Instant from = warsaw("2026-11-23T10:40");
        assertThat(deadlines.reached(Policy.clock(Duration.ofHours(48)), from, Pauses.NONE, 75))
                .contains(warsaw("2026-11-24T22:40"));
        assertThat(deadlines.reached(Policy.workingHours(Duration.ofHours(16)), from, Pauses.NONE, 50))
                .contains(warsaw("2026-11-24T10:40"));
        assertThat(deadlines.percentUsed(
                        Policy.clock(Duration.ofHours(48)), from, warsaw("2026-11-26T10:40"), Pauses.NONE))
                .isEqualTo(150);
    }

    @Test
    void explainsWorkingHoursOverANightAndAHoliday() {
        Instant reported = warsaw("2026-11-10T17:30");
        assertThat(deadlines.explain(Policy.workingHours(Duration.ofHours(9)), reported, Pauses.NONE))
                .containsExactly(
                        new Step.StartsAtOpening(
                                reported, new Day.Working(List.of(Hours.of(8, 16))), warsaw("2026-11-12T08:00")),
                        counted("2026-11-12T08:00", "2026-11-12T16:00", 8, 8),
                        counted("2026-11-13T08:00", "2026-11-13T09:00", 1, 9),
                        new Step.Due(warsaw("2026-11-13T09:00")));
    }

    @Test
    void explainsThePauseAndTheClockChangeOfAClockDeadline() {
        Instant from = warsaw("2026-10-24T10:00");
        var pause = new Pause(warsaw("2026-10-24T12:00"), warsaw("2026-10-24T14:00"));
        assertThat(deadlines.explain(Policy.clock(Duration.ofHours(24)), from, Pauses.of(pause)))
                .containsExactly(
                        new Step.Starts(from),
                        counted("2026-10-24T10:00", "2026-10-24T12:00", 2, 2),
                        new Step.Paused(pause.from(), pause.until(), Duration.ofHours(2)),
                        counted("2026-10-24T14:00", "2026-10-25T11:00", 22, 24),
                        new Step.ClockChange(Instant.parse("2026-10-25T01:00:00Z"), Duration.ofHours(-1)),
                        new Step.Due(warsaw("2026-10-25T11:00")));
    }

    @Test
    void explainsWorkingDaysWithThePauseThatMovesTheirEnd() {
        Instant from = warsaw("2026-11-20T10:00");
        var pause = new Pause(warsaw("2026-11-23T10:00"), warsaw("2026-11-23T12:00"));
        assertThat(deadlines.explain(Policy.workingDays(1), from, Pauses.of(pause)))
                .containsExactly(
                        new Step.EventDay(LocalDate.of(2026, 11, 20)),
                        new Step.Closed(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 22), new Day.Weekend()),
                        new Step.CountedDay(LocalDate.of(2026, 11, 23), 1, 1),
                        new Step.Paused(pause.from(), pause.until(), Duration.ofHours(2)),
                        new Step.EndOfDays(warsaw("2026-11-23T16:00")),
                        counted("2026-11-24T08:00", "2026-11-24T10:00", 2, 2),
                        new Step.Due(warsaw("2026-11-24T10:00")));
    }

    @Test
    void refusesWhatItCannotAnswer() {
        Policy day = Policy.clock(Duration.ofDays(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deadlines.due(day, Instant.parse("1999-12-31T00:00:00Z")));
        assertThatIllegalArgumentException().isThrownBy(() -> deadlines.due(day, Instant.MAX));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> deadlines.due(
                        day, Instant.parse("2026-11-23T10:00:00Z"), Pauses.of(new Pause(Instant.EPOCH, Instant.MAX))));
        var rare = new Deadlines(WorkingCalendar.weekly(
                "rare",
                WARSAW,
                Holidays.NONE,
                List.of(DayOfWeek.MONDAY),
                new Hours(LocalTime.of(8, 0), LocalTime.of(8, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rare.due(Policy.workingHours(Duration.ofDays(3000)), warsaw("2026-11-23T10:00")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingCalendar(
                        "never",
                        "never",
                        WARSAW,
                        new EnumMap<>(DayOfWeek.class),
                        Holidays.NONE,
                        new TreeMap<>(),
                        new TreeMap<>()));
    }

    private static Step.Counted counted(String from, String until, int hours, int sum) {
        return new Step.Counted(warsaw(from), warsaw(until), Duration.ofHours(hours), Duration.ofHours(sum));
    }

    private static Instant warsaw(String wallClock) {
        return warsaw(LocalDateTime.parse(wallClock));
    }

    private static Instant warsaw(LocalDateTime wallClock) {
        return wallClock.atZone(WARSAW).toInstant();
    }
}
