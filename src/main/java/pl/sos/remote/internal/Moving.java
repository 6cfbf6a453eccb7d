package pl.sos.remote.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import pl.sos.ground.AllOrNothing;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteSession.Consent;
import pl.sos.remote.Said;
import pl.sos.remote.SessionId;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionResult;
import pl.sos.remote.Violation;
import pl.sos.tickets.RemoteHelp;
import pl.sos.work.Timers;

/** Leads sessions on, one move at a time for a session: the course decides under the lock of its row. */
@Component
public class Moving {
    private static final int NAME = 200;
    private static final int NOTE = 500;
    private static final int WHY = 1000;

    private final SessionStore sessions;
    private final SessionLetters letters;
    private final Timers timers;
    private final Telling telling;
    private final AllOrNothing whole;
    private final Clock clock;

    Moving(
            SessionStore sessions,
            SessionLetters letters,
            Timers timers,
            Telling telling,
            AllOrNothing whole,
            Clock clock) {
        this.sessions = sessions;
        this.letters = letters;
        this.timers = timers;
        this.telling = telling;
        this.whole = whole;
        this.clock = clock;
    }

    public SessionResult agree(SessionId id, Said said, Person by) {
        return moved(id, SessionMove.AGREE, "", by, Optional.of(said));
    }

    public SessionResult move(SessionId id, SessionMove move, String why, Person by) {
        return moved(id, move, why.strip(), by, Optional.empty());
    }

    /** What can be said about how to reach the station; changes nothing else. */
    public SessionResult reach(SessionId id, String number, Person by) {
        return whole.of(
                () -> {
                    var now = clock.instant();
                    var found = sessions.locked(id, now);
                    if (found.isEmpty()) {
                        return new SessionResult.NotFound();
                    }
                    var session = found.get();
                    var tool = session.reach().tool();
                    var known = tool.number(number);
                    if (known.isEmpty()) {
                        return refused("number", "number-" + tool.name());
                    }
                    sessions.reach(id, new RemoteSession.Reach(tool, known, Optional.empty()));
                    var after = sessions.find(id, now).orElseThrow();
                    telling.show(after);
                    return new SessionResult.Done(after);
                },
                result -> result instanceof SessionResult.Done);
    }

    private SessionResult moved(SessionId id, SessionMove move, String why, Person by, Optional<Said> said) {
        return whole.of(() -> attempt(id, move, why, by, said), Attempt::keep).result();
    }

    /** @param keep false undoes what was written on the way to the result */
    private record Attempt(SessionResult result, boolean keep) {
        static Attempt nothing(SessionResult result) {
            return new Attempt(result, false);
        }
    }

    private Attempt attempt(SessionId id, SessionMove move, String why, Person by, Optional<Said> said) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var found = sessions.find(id, now);
        if (found.isEmpty()) {
            return Attempt.nothing(new SessionResult.NotFound());
        }
        var forbidden = forbidden(found.get(), move, why, by, said);
        if (forbidden.isPresent()) {
            return Attempt.nothing(forbidden.get());
        }
        return switch (SessionRows.course(found.get()).after(move, now)) {
            case Course.Outcome.Same() -> Attempt.nothing(new SessionResult.Done(found.get()));
            case Course.Outcome.Illegal(var tried, var because) ->
                Attempt.nothing(new SessionResult.Illegal(found.get(), tried, because));
            case Course.Outcome.Next next -> done(found.get(), move, why, by, said, now);
        };
    }

    private Attempt done(
            RemoteSession before, SessionMove move, String why, Person by, Optional<Said> said, Instant now) {
        var step = step(move);
        telling.ticket(before, step, Optional.of(why).filter(text -> !text.isEmpty()), by);
        var session = sessions.locked(before.id(), now).orElseThrow();
        return switch (SessionRows.course(session).after(move, now)) {
            // Somebody was a moment faster; what the ticket was told is taken back.
            case Course.Outcome.Same() -> Attempt.nothing(new SessionResult.Done(session));
            case Course.Outcome.Illegal(var tried, var because) ->
                Attempt.nothing(new SessionResult.Illegal(session, tried, because));
            case Course.Outcome.Next(var course) -> {
                said.ifPresent(word -> keep(session, word, by, now));
                if (move == SessionMove.START) {
                    sessions.started(session.id(), by.id(), now);
                    // One person's minutes are counted once.
                    timers.pause(by.id());
                }
                boolean over = !course.stored().open() && session.run().isPresent();
                sessions.save(session.id(), course, Optional.of(now).filter(at -> over), why);
                if (move == SessionMove.WITHDRAW
                        || move == SessionMove.AGREE
                        || move == SessionMove.REFUSE
                        || move == SessionMove.START) {
                    letters.takeBack(session);
                }
                var after = sessions.find(session.id(), now).orElseThrow();
                telling.everybody(after, step, why, by, now);
                if (!by.isStaff()) {
                    letters.answered(after, by);
                }
                yield new Attempt(new SessionResult.Done(after), true);
            }
        };
    }

    private void keep(RemoteSession session, Said word, Person by, Instant now) {
        switch (word) {
            case Said.InPortal(var address, var agent, var number) -> {
                sessions.agreed(
                        session.id(),
                        new Consent(Consent.How.PORTAL, Optional.of(by.id()), by.name(), now, ""),
                        address,
                        agent);
                Consumer<String> reach = known -> sessions.reach(
                        session.id(),
                        new RemoteSession.Reach(session.reach().tool(), Optional.of(known), Optional.empty()));
                session.reach().tool().number(number).ifPresent(reach);
            }
            case Said.Spoken(var name, var how) ->
                sessions.agreed(
                        session.id(),
                        new Consent(Consent.How.SPOKEN, Optional.empty(), name.strip(), now, how.strip()),
                        "",
                        "");
        }
    }

    private static Optional<SessionResult> forbidden(
            RemoteSession session, SessionMove move, String why, Person by, Optional<Said> said) {
        if (why.length() > WHY) {
            return Optional.of(refused("why", "too-long", WHY));
        }
        if (!by.isStaff()) {
            return forClient(session, move, by, said);
        }
        return said.flatMap(word -> switch (word) {
            case Said.InPortal click -> Optional.of(new SessionResult.NotYours(session));
            case Said.Spoken(var name, var how) -> spoken(name, how);
        });
    }

    private static Optional<SessionResult> spoken(String name, String how) {
        if (name.isBlank()) {
            return Optional.of(refused("name", "who-agreed"));
        }
        if (name.strip().length() > NAME) {
            return Optional.of(refused("name", "too-long", NAME));
        }
        return how.strip().length() > NOTE ? Optional.of(refused("how", "too-long", NOTE)) : Optional.empty();
    }

    /** A client answers and stops; whose screen it is, or who decides for the company, lets us in. */
    private static Optional<SessionResult> forClient(
            RemoteSession session, SessionMove move, Person by, Optional<Said> said) {
        boolean may = switch (move) {
            case AGREE -> session.request().person().id().equals(by.id()) || by.has(Role.DECISION_MAKER);
            case REFUSE, WITHDRAW -> true;
            case START, PAUSE, RESUME, END -> false;
        };
        if (!may) {
            return Optional.of(new SessionResult.NotYours(session));
        }
        return said.flatMap(word -> switch (word) {
            case Said.InPortal(var address, var agent, var number) ->
                number.isBlank() || session.reach().tool().number(number).isPresent()
                        ? Optional.<SessionResult>empty()
                        : Optional.of(refused(
                                "number", "number-" + session.reach().tool().name()));
            case Said.Spoken spoken -> Optional.<SessionResult>of(new SessionResult.NotYours(session));
        });
    }

    private static SessionResult refused(String field, String code, Object... arguments) {
        return new SessionResult.Refused(List.of(Violation.of(field, code, arguments)));
    }

    private static RemoteHelp.Step step(SessionMove move) {
        return switch (move) {
            case AGREE -> RemoteHelp.Step.AGREED;
            case REFUSE -> RemoteHelp.Step.REFUSED;
            case WITHDRAW -> RemoteHelp.Step.WITHDRAWN;
            case START -> RemoteHelp.Step.STARTED;
            case PAUSE -> RemoteHelp.Step.PAUSED;
            case RESUME -> RemoteHelp.Step.RESUMED;
            case END -> RemoteHelp.Step.ENDED;
        };
    }
}
