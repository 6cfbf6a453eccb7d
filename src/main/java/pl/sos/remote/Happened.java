package pl.sos.remote;

import java.time.Instant;

/**
 * One line of the history of a session or a copy.
 *
 * @param by name of who did it
 * @param what the sentence under {@code remote.happened.}
 * @param was before, where something was changed; may be empty
 */
public record Happened(Instant at, String by, String what, String was, String became, String why) {}
