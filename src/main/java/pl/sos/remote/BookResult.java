package pl.sos.remote;

import pl.sos.work.LogWorkResult;

/** What came of writing a session's time into the log of work. */
public sealed interface BookResult {
    /** Written down, now or before. */
    record Booked(RemoteSession session, LogWorkResult.Logged work) implements BookResult {}

    /** The log of work refuses; the session stays to be booked. */
    record Refused(RemoteSession session, LogWorkResult why) implements BookResult {}

    /** It has not ended yet, or never ran. */
    record NothingToBook(RemoteSession session) implements BookResult {}

    record NotFound() implements BookResult {}
}
