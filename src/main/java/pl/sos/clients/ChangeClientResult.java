package pl.sos.clients;

import java.util.List;

/** What became of changing a client. */
public sealed interface ChangeClientResult {
    record Changed(Client client) implements ChangeClientResult {}

    /** Somebody saved in between; nothing of this change was stored. */
    record Conflict(Client current, List<FieldChange> since) implements ChangeClientResult {}

    record NipTaken(Client existing) implements ChangeClientResult {}

    record SlugTaken(Client existing) implements ChangeClientResult {}

    record Refused(List<Violation> violations) implements ChangeClientResult {}

    record NotFound() implements ChangeClientResult {}
}
