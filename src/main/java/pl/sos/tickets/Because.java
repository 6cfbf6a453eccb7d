package pl.sos.tickets;

import java.time.Instant;
import pl.sos.kernel.Category;
import pl.sos.kernel.Severity;
import pl.sos.sla.ClockKind;

/** One reason why a ticket stands where it stands, in the order of the offer. */
public sealed interface Because {
    /** The client has S.O.S.: before all who have not. */
    record UnderCare() implements Because {}

    record OutsideCare() implements Because {}

    /** What it is about and how much it hurts. */
    record Matter(Category category, Severity severity) implements Because {}

    /** The nearest due instant of its running clocks. */
    record Due(ClockKind kind, Instant due) implements Because {}

    /** No clock is running: behind equals that have one. */
    record NoClock() implements Because {}
}
