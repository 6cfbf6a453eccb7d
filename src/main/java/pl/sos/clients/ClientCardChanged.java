package pl.sos.clients;

import pl.sos.kernel.ClientId;

/** A client's card has a new version: who confirmed an earlier one has not read this one. */
public record ClientCardChanged(ClientId client, int version) {}
