package pl.sos.remote.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.ground.AllOrNothing;
import pl.sos.ground.Scope;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.remote.AskForSession;
import pl.sos.remote.RemoteConditions;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.SessionId;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionResult;
import pl.sos.remote.Violation;
import pl.sos.tickets.RemoteHelp;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Tickets;

/** Puts a wish to help before the client's person; where the contract agreed for all times, at once as agreed. */
@Component
public class Asking {
    /** So long request and consent hold, from the wished time or from now. */
    static final Duration VALID = Duration.ofHours(24);

    private static final int LONGEST = 1000;
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final Duration BEHIND = Duration.ofMinutes(10);

    private final SessionStore sessions;
    private final Conditions conditions;
    private final Tickets tickets;
    private final People people;
    private final SessionLetters letters;
    private final Telling telling;
    private final AllOrNothing whole;
    private final Clock clock;

    Asking(
            SessionStore sessions,
            Conditions conditions,
            Tickets tickets,
            People people,
            SessionLetters letters,
            Telling telling,
            AllOrNothing whole,
            Clock clock) {
        this.sessions = sessions;
        this.conditions = conditions;
        this.tickets = tickets;
        this.people = people;
        this.letters = letters;
        this.telling = telling;
        this.whole = whole;
        this.clock = clock;
    }

    public SessionResult ask(AskForSession wish, Person by) {
        return whole.of(() -> asked(wish, by), result -> result instanceof SessionResult.Done);
    }

    private SessionResult asked(AskForSession wish, Person by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Ticket> ticket = wish.ticket().flatMap(tickets::find);
        boolean there = wish.ticket().isEmpty()
                || ticket.filter(one -> one.client().equals(wish.client())
                                && one.mergedInto().isEmpty())
                        .isPresent();
        if (!there) {
            return new SessionResult.NotFound();
        }
        sessions.lock(ticket.map(one -> one.id().value()).orElse(wish.client().value()));
        var before = sessions.byKey(by.id(), wish.key());
        if (before.isPresent()) {
            return new SessionResult.Done(sessions.find(before.get(), now).orElseThrow());
        }
        var person = people.find(wish.person())
                .filter(one -> one.active() && one.client().equals(Optional.of(wish.client())));
        var rules = ticket.map(conditions::of).orElseGet(() -> conditions.of(wish.client()));
        var violations = violations(wish, ticket, person, rules, now);
        if (!violations.isEmpty()) {
            return new SessionResult.Refused(violations);
        }
        var id = SessionId.next();
        var validUntil = wish.wishedAt().filter(now::isBefore).orElse(now).plus(VALID);
        sessions.insert(id, wish, ticket.map(Ticket::id), reach(wish), now, validUntil, rules.contract(), by.id());
        var session = sessions.find(id, now).orElseThrow();
        telling.ticket(
                session, RemoteHelp.Step.REQUESTED, Optional.of(wish.purpose().strip()), by);
        telling.everybody(session, RemoteHelp.Step.REQUESTED, session.request().purpose(), by, now);
        if (rules.standing()) {
            return agreedByContract(session, rules.contract().orElseThrow(), by, now);
        }
        letters.ask(session, person.orElseThrow());
        return new SessionResult.Done(session);
    }

    private SessionResult agreedByContract(RemoteSession session, String contract, Person by, Instant now) {
        var consent =
                new RemoteSession.Consent(RemoteSession.Consent.How.CONTRACT, Optional.empty(), contract, now, "");
        sessions.agreed(session.id(), consent, "", "");
        var course = SessionRows.course(session);
        if (course.after(SessionMove.AGREE, now) instanceof Course.Outcome.Next(var next)) {
            sessions.save(session.id(), next, Optional.empty(), "");
        }
        var agreed = sessions.find(session.id(), now).orElseThrow();
        telling.ticket(agreed, RemoteHelp.Step.AGREED, Optional.of(contract), by);
        telling.everybody(agreed, RemoteHelp.Step.AGREED, contract, by, now);
        return new SessionResult.Done(agreed);
    }

    private static RemoteSession.Reach reach(AskForSession wish) {
        return new RemoteSession.Reach(
                wish.tool(), wish.tool().number(wish.number()), wish.tool().link(wish.link()));
    }

    private List<Violation> violations(
            AskForSession wish, Optional<Ticket> ticket, Optional<Person> person, RemoteConditions rules, Instant now) {
        var found = new ArrayList<Violation>();
        if (rules.forbidden()) {
            found.add(Violation.of("contract", "forbidden", rules.contract().orElse("")));
        }
        if (wish.purpose().isBlank()) {
            found.add(Violation.of("purpose", "required"));
        } else if (wish.purpose().strip().length() > LONGEST) {
            found.add(Violation.of("purpose", "too-long", LONGEST));
        }
        if (!wish.number().isBlank() && wish.tool().number(wish.number()).isEmpty()) {
            found.add(Violation.of("number", "number-" + wish.tool().name()));
        }
        if (!wish.link().isBlank() && wish.tool().link(wish.link()).isEmpty()) {
            found.add(Violation.of("link", "link-" + wish.tool().name()));
        }
        wish.wishedAt()
                .filter(at -> at.isBefore(now.minus(BEHIND)) || at.isAfter(now.plus(AHEAD)))
                .ifPresent(at -> found.add(Violation.of("wishedAt", "wished-at", AHEAD.toDays())));
        if (person.isEmpty()) {
            found.add(Violation.of("person", "not-a-contact"));
        } else if (ticket.isPresent() && !sees(person.get(), ticket.get())) {
            found.add(Violation.of("person", "does-not-see", person.get().name()));
        }
        ticket.flatMap(one -> sessions.of(one.id(), now).stream()
                        .filter(session -> session.state().open())
                        .findFirst())
                .ifPresent(open -> found.add(Violation.of(
                        "ticket", "already-open", open.request().by().name())));
        return found;
    }

    private boolean sees(Person person, Ticket ticket) {
        return Scope.asClient(ticket.client().value(), person.id().value(), () -> tickets.find(ticket.number()))
                .isPresent();
    }
}
