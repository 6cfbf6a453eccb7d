package pl.sos.outbox;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Message-ID of somebody else's mail (RFC 5322 section 3.6.4), as far as a letter of ours may name it: whatever its sender
 * wrote there, it ends no header, fits into one line with a few others, and holds no reply token, which would lead an answer
 * to our letter elsewhere.
 *
 * @param text with angle brackets
 */
public record MailedId(String text) {
    /** Three of these, with an id and a token of ours, stay within the 998 characters of a line (section 2.1.1). */
    public static final int LONGEST = 250;

    private static final Pattern SAFE = Pattern.compile("<[!-;=?-~]+>");

    public MailedId {
        if (!isSafe(text)) {
            throw new IllegalArgumentException("a letter cannot name this Message-ID");
        }
    }

    /** Empty for one that no letter names. */
    public static Optional<MailedId> of(String written) {
        return Optional.of(written).filter(MailedId::isSafe).map(MailedId::new);
    }

    private static boolean isSafe(String text) {
        return text.length() <= LONGEST
                && SAFE.matcher(text).matches()
                && ReplyTokens.in(text).isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
