package pl.sos.hours;

import java.time.YearMonth;

/** What came of closing a month. */
public sealed interface CloseResult {
    /** Closed, now or before, with every month before it; later entries go to the next open one. */
    record Closed(YearMonth month) implements CloseResult {}

    /** The month is not over. */
    record NotOver(YearMonth month) implements CloseResult {}

    /** The contract is not there, or not yours. */
    record NoContract() implements CloseResult {}
}
