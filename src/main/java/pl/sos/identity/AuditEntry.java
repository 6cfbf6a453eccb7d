package pl.sos.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.PersonId;

/**
 * One thing somebody did.
 *
 * @param person who; empty for the system
 * @param name the person's name as it is today, when known
 * @param via SESSION, TOKEN, DOOR (while signing in) or SYSTEM
 * @param detail a JSON object of texts
 */
public record AuditEntry(
        UUID id,
        Instant at,
        Optional<PersonId> person,
        Optional<String> name,
        String via,
        String action,
        String subject,
        String detail) {}
