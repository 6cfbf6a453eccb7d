package pl.sos.remote;

import java.util.List;

/** What came of entering a copy, changing it or deleting it. */
public sealed interface CopyResult {
    /** Done, now or before. */
    record Done(DatabaseCopy copy) implements CopyResult {}

    /** Somebody else changed or deleted it meanwhile. */
    record Overtaken(DatabaseCopy copy) implements CopyResult {}

    record Refused(List<Violation> violations) implements CopyResult {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /** It is not there, or not yours. */
    record NotFound() implements CopyResult {}
}
