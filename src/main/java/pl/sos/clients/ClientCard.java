package pl.sos.clients;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * A version of a client's card (karta klienta). Source of the rule: the offer, "opiekun przygotowany merytorycznie i
 * informatycznie".
 *
 * @param version from 1, without gaps
 * @param why what its author said about the change; may be empty
 * @param by empty for the system
 */
public record ClientCard(
        ClientId client, int version, CardContent content, String why, Instant savedAt, Optional<PersonId> by) {}
