package pl.sos.tickets.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.Ticket;

/**
 * A ticket's row, locked for the length of the transaction.
 *
 * @param readers the client's people who see it while it is confidential
 * @param enteredBy who wrote the report down; empty when the system did
 */
public record Held(
        Ticket ticket,
        Optional<PersonId> enteredBy,
        Set<PersonId> readers,
        boolean underCare,
        Standing standing,
        Optional<Instant> clientWroteAt,
        Optional<Instant> staffWroteAt) {}
