package pl.sos.remote.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketId;
import pl.sos.remote.Happened;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.SessionFilter;
import pl.sos.remote.SessionId;

/** Sessions as they are read. */
@Component
public class Sessions {
    private final SessionStore sessions;
    private final EventStore history;

    Sessions(SessionStore sessions, EventStore history) {
        this.sessions = sessions;
        this.history = history;
    }

    public Optional<RemoteSession> find(SessionId id, Instant now) {
        return sessions.find(id, now);
    }

    public List<RemoteSession> of(TicketId ticket, Instant now) {
        return sessions.of(ticket, now);
    }

    public List<RemoteSession> open(ClientId client, Instant now) {
        return sessions.open(client, now);
    }

    public Slice<RemoteSession> page(SessionFilter filter, Optional<String> after, int limit, Instant now) {
        return sessions.page(filter, after, limit, now);
    }

    public List<Happened> history(SessionId id) {
        return history.of(id);
    }
}
