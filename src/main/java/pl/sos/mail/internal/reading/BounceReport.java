package pl.sos.mail.internal.reading;

import java.util.List;
import java.util.Optional;

/**
 * What a mail server reports of a letter that it could not deliver (RFC 3464, and the habits of older servers).
 *
 * @param originalMessageId of our letter, with angle brackets, when it came back
 */
public record BounceReport(List<Failure> failures, Optional<String> originalMessageId) {
    public BounceReport {
        failures = List.copyOf(failures);
    }

    /**
     * @param address in lower case
     * @param status such as {@code 5.1.1} (RFC 3463)
     * @param diagnostic the server's words, at most 500 characters, perhaps empty
     */
    public record Failure(String address, Outcome outcome, Optional<String> status, String diagnostic) {
        public boolean permanent() {
            return outcome == Outcome.PERMANENT;
        }
    }

    public enum Outcome {
        /** The address does not take mail and will not. */
        PERMANENT,
        /** Tried long enough; the address may be right. */
        GAVE_UP,
        /** Still being tried. */
        DELAYED
    }
}
