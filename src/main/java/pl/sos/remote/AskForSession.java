package pl.sos.remote;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketNumber;

/**
 * A wish to help on a client's screen.
 *
 * @param key names it among the person's; the same key twice asks once
 * @param ticket of this client; empty for the client alone
 * @param person whom of the client's
 * @param purpose in words that the client reads
 * @param number of the session or the station; may be empty, the client can add it
 * @param link may be empty: it is made of the number where the tool has one
 * @param wishedAt as soon as possible when empty
 */
public record AskForSession(
        String key,
        ClientId client,
        Optional<TicketNumber> ticket,
        PersonId person,
        String purpose,
        RemoteTool tool,
        String number,
        String link,
        Optional<Instant> wishedAt) {}
