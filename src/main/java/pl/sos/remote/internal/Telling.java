package pl.sos.remote.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;
import pl.sos.identity.Person;
import pl.sos.remote.RemoteSession;
import pl.sos.tickets.Actor;
import pl.sos.tickets.RemoteHelp;
import pl.sos.tickets.Tickets;

/** Says what became of a session: to its ticket, to the audit log and to whoever looks. */
@Component
class Telling {
    private final Tickets tickets;
    private final EventStore history;
    private final AuditLog audit;
    private final LiveEvents live;

    Telling(Tickets tickets, EventStore history, AuditLog audit, LiveEvents live) {
        this.tickets = tickets;
        this.history = history;
        this.audit = audit;
        this.live = live;
    }

    /** Before the session's own row is locked: everybody locks the ticket first. */
    void ticket(RemoteSession session, RemoteHelp.Step step, Optional<String> why, Person by) {
        session.ticket()
                .filter(ticket -> ticket.id().isPresent())
                .ifPresent(ticket -> tickets.helped(
                        new RemoteHelp(ticket.number(), step, session.id().value(), why), Actor.of(by)));
    }

    /** @param session as it stands now */
    void everybody(RemoteSession session, RemoteHelp.Step step, String why, Person by, Instant now) {
        history.ofSession(session.id(), session.client(), by.id(), now, step.name(), why);
        var detail = new HashMap<String, Object>();
        detail.put("session", session.id());
        session.consent().ifPresent(consent -> detail.put("consent", consent.how() + " " + consent.name()));
        audit.record(
                by.id(),
                "remote." + step.name().toLowerCase(Locale.ROOT),
                session.ticket().map(ticket -> "ticket:" + ticket.number()).orElse("client:" + session.client()),
                detail);
        show(session);
    }

    /** Open pages fetch themselves again. */
    void show(RemoteSession session) {
        live.publish(Topic.of("remote"), Topic.of("client:" + session.client()));
        session.ticket().ifPresent(ticket -> live.publish(Topic.of("ticket:" + ticket.number())));
    }
}
