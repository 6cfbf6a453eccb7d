package pl.sos.clients;

import pl.sos.kernel.ClientId;

/**
 * A card as it shall be from now on.
 *
 * @param seen the version that its author had before her eyes; 0 where there was none
 * @param why a few words about the change, at most 200 characters
 */
public record SaveCard(ClientId client, int seen, CardContent content, String why) {}
