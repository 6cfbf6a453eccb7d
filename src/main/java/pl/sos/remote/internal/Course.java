package pl.sos.remote.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionState;

/**
 * How far a session has come, and how it may go on: a pure function of values. Nothing runs without a consent that is
 * valid at that moment; a session that runs is not cut off when the consent's time is over, but after a pause it does not
 * go on. The same move twice is one.
 *
 * @param stored never {@code EXPIRED}, which the time alone makes of a request or a consent
 * @param validUntil first instant at which request and consent hold no more
 * @param seconds that it ran before the last pause
 * @param runningSince present while it runs
 */
public record Course(SessionState stored, Instant validUntil, long seconds, Optional<Instant> runningSince) {

    /** What a move makes of it. */
    public sealed interface Outcome {
        record Next(Course course) implements Outcome {}

        /** It was so before: nothing is to be done. */
        record Same() implements Outcome {}

        /** @param because where it stands; {@code EXPIRED} too when a pause outlived the consent */
        record Illegal(SessionMove move, SessionState because) implements Outcome {}
    }

    public static Course requested(Instant validUntil) {
        return new Course(SessionState.REQUESTED, validUntil, 0, Optional.empty());
    }

    public SessionState state(Instant now) {
        boolean waits = stored == SessionState.REQUESTED || stored == SessionState.AGREED;
        return waits && !now.isBefore(validUntil) ? SessionState.EXPIRED : stored;
    }

    public Outcome after(SessionMove move, Instant now) {
        var state = state(now);
        return switch (move) {
            case AGREE -> step(move, state, SessionState.REQUESTED, SessionState.AGREED);
            case REFUSE -> step(move, state, SessionState.REQUESTED, SessionState.REFUSED);
            case START -> state == SessionState.AGREED ? running(now) : orSame(move, state, SessionState.RUNNING);
            case PAUSE ->
                state == SessionState.RUNNING
                        ? standing(SessionState.PAUSED, now)
                        : orSame(move, state, SessionState.PAUSED);
            case RESUME -> resumed(move, state, now);
            case END -> state.underWay() ? standing(SessionState.ENDED, now) : orSame(move, state, SessionState.ENDED);
            case WITHDRAW ->
                state.open() ? standing(SessionState.WITHDRAWN, now) : orSame(move, state, SessionState.WITHDRAWN);
        };
    }

    /** Seconds that it ran, pauses left out; a clock that was set back takes nothing away. */
    public long ran(Instant now) {
        return seconds
                + runningSince
                        .map(since -> Math.max(0, Duration.between(since, now).toSeconds()))
                        .orElse(0L);
    }

    private Outcome resumed(SessionMove move, SessionState state, Instant now) {
        if (state != SessionState.PAUSED) {
            return orSame(move, state, SessionState.RUNNING);
        }
        return now.isBefore(validUntil) ? running(now) : new Outcome.Illegal(move, SessionState.EXPIRED);
    }

    private Outcome step(SessionMove move, SessionState state, SessionState from, SessionState to) {
        return state == from
                ? new Outcome.Next(new Course(to, validUntil, seconds, runningSince))
                : orSame(move, state, to);
    }

    private Outcome running(Instant now) {
        return new Outcome.Next(new Course(SessionState.RUNNING, validUntil, seconds, Optional.of(now)));
    }

    private Outcome standing(SessionState to, Instant now) {
        return new Outcome.Next(new Course(to, validUntil, ran(now), Optional.empty()));
    }

    private static Outcome orSame(SessionMove move, SessionState state, SessionState wanted) {
        return state == wanted ? new Outcome.Same() : new Outcome.Illegal(move, state);
    }
}
