package pl.sos.remote;

import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/**
 * A session was asked for or went on; published inside the transaction that did it.
 *
 * @param asked by whom of ours
 * @param by who did it
 */
public record RemoteChanged(
        SessionId session,
        ClientId client,
        Optional<TicketId> ticket,
        SessionState state,
        PersonId asked,
        PersonId by) {}
