package pl.sos.contracts;

import java.util.List;

/** What became of a notice. */
public sealed interface GiveNoticeResult {
    record Given(Contract contract, Notice notice) implements GiveNoticeResult {}

    /** Nothing was stored. */
    record Refused(List<Violation> violations) implements GiveNoticeResult {}

    /** There is no such contract, or it is another's. */
    record NotFound() implements GiveNoticeResult {}
}
