package pl.sos.mail.internal.reading;

import java.util.Optional;

/**
 * What the receiving server says of the sender: the topmost Authentication-Results (RFC 8601) that bears a name of
 * ours. The server must remove those that came from outside under its name, as section 5 of the RFC demands.
 *
 * @param server the authserv-id that wrote it; empty when no server of ours did, and then all is {@link Result#NONE}
 */
public record SenderChecks(Optional<String> server, Result spf, Result dkim, Result dmarc) {
    public static final SenderChecks NOT_CHECKED =
            new SenderChecks(Optional.empty(), Result.NONE, Result.NONE, Result.NONE);

    /** The words of RFC 8601 section 2.7; hardfail, permerror and policy count as they harm: as a failure. */
    public enum Result {
        PASS,
        FAIL,
        SOFTFAIL,
        NEUTRAL,
        TEMPORARY_ERROR,
        NONE
    }
}
