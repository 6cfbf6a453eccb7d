package pl.sos.outbox;

import java.time.Instant;

/**
 * An address sends our letters back.
 *
 * @param permanent it takes no mail at all, so that none leaves for it until somebody clears the mark; otherwise its server
 *     only asked for patience, and letters go on
 * @param why as its server said it, at most 500 characters
 */
public record Bounce(String address, boolean permanent, String why, Instant at) {}
