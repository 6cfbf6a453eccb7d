package pl.sos.clients;

import pl.sos.kernel.ClientId;

/** A client was added or one of its fields changed. */
public record ClientChanged(ClientId client) {}
