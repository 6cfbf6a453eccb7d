package pl.sos.clients;

import java.util.List;

/** What became of adding a client. */
public sealed interface CreateClientResult {
    record Created(Client client) implements CreateClientResult {}

    /** One company is one client; this is the one that has the NIP. */
    record NipTaken(Client existing) implements CreateClientResult {}

    /** The address was asked for and is another client's. */
    record SlugTaken(Client existing) implements CreateClientResult {}

    record Refused(List<Violation> violations) implements CreateClientResult {}
}
