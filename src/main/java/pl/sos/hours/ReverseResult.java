package pl.sos.hours;

import java.time.YearMonth;
import pl.sos.kernel.Minutes;

/** What came of taking a draw back. */
public sealed interface ReverseResult {
    /**
     * Done, now or by an earlier call.
     *
     * @param month in which the correction counts: that of the draw, or the next open one
     */
    record Reversed(Minutes minutes, YearMonth month, Balance after) implements ReverseResult {}

    /** It was taken back before, by another call. */
    record ReversedBefore() implements ReverseResult {}

    /** It is not there, or not yours. */
    record NoDraw() implements ReverseResult {}
}
