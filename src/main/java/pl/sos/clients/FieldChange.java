package pl.sos.clients;

import java.time.Instant;
import java.util.Optional;
import pl.sos.kernel.PersonId;

/** One field of a client that somebody changed; several values are joined by commas. */
public record FieldChange(String field, String was, String became, Instant at, Optional<PersonId> by) {}
