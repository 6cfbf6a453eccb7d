package pl.sos.remote;

import java.util.List;

/** What came of asking for a session or moving one. */
public sealed interface SessionResult {
    /** Done, now or before. */
    record Done(RemoteSession session) implements SessionResult {}

    /**
     * There is no way from where it stands.
     *
     * @param because that state, or what came in between
     */
    record Illegal(RemoteSession session, SessionMove move, SessionState because) implements SessionResult {}

    /** Not filled in rightly, or the contract forbids it. */
    record Refused(List<Violation> violations) implements SessionResult {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /** Who was asked or a decision-maker agrees; nobody else of the client's. */
    record NotYours(RemoteSession session) implements SessionResult {}

    /** It is not there, or not yours. */
    record NotFound() implements SessionResult {}
}
