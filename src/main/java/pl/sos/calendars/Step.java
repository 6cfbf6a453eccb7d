package pl.sos.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of the explanation of a deadline, in order of time; the edge turns it into a sentence. */
public sealed interface Step {

    /** The time starts to run at the report itself. */
    record Starts(Instant at) implements Step {}

    /** The report came while the house was closed; the time starts at the next opening. */
    record StartsAtOpening(Instant reported, Day day, Instant opening) implements Step {}

    /** The day of the event, which working days do not count (art. 111 § 2 of the Civil Code). */
    record EventDay(LocalDate date) implements Step {}

    /** Neighbouring days without working time for one and the same reason. */
    record Closed(LocalDate from, LocalDate until, Day day) implements Step {}

    /** Time that passed without interruption, and all that has passed by its end. */
    record Counted(Instant from, Instant until, Duration time, Duration sum) implements Step {}

    /** A whole working day. */
    record CountedDay(LocalDate date, int number, int of) implements Step {}

    /** A pause and how much time it took out; {@code until} is {@code null} while it lasts. */
    record Paused(Instant from, @Nullable Instant until, Duration removed) implements Step {}

    /** The clocks were changed on the way: the wall clock jumps, the elapsed time does not. */
    record ClockChange(Instant at, Duration shift) implements Step {}

    /** Where working days would end if no pause had moved the end. */
    record EndOfDays(Instant at) implements Step {}

    /** The deadline. */
    record Due(Instant at) implements Step {}

    /** There is no deadline as long as the pause lasts. */
    record Waits(Instant since) implements Step {}
}
