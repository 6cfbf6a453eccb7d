package pl.sos.mail.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The little that must be known of a mail before it is read: which one it is and whose it says it is. Looks at the first
 * bytes only and never fails.
 *
 * @param messageId as it stands, with angle brackets
 * @param sender the address in From, in lower case, perhaps empty; anybody can write anything there
 */
public record RawHead(Optional<String> messageId, String sender) {
    /** Bytes of the beginning that are looked at. */
    public static final int LOOKED_AT = 64 * 1024;

    private static final int LONGEST = 998;
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    /** Short and without control characters: whatever stands there must fit into a row and its index, or no mail gets in. */
    private static final Pattern ADDRESS = Pattern.compile(
            "<([^<>\\s\\p{Cntrl}]{3,254})>|([^<>\\s\\p{Cntrl}\",;:@]{1,64}@[^<>\\s\\p{Cntrl}\",;:@]{1,189})");

    private static final Pattern ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1," + LONGEST + "}>");

    public static RawHead of(byte[] beginning) {
        var text = new String(beginning, 0, Math.min(beginning.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        int end = end(text);
        var head = FOLD.matcher(text.substring(0, end)).replaceAll(" ");
        var id = ID.matcher(header(head, "message-id"));
        var from = ADDRESS.matcher(header(head, "from").replaceAll("\"[^\"]*\"", " "));
        return new RawHead(
                id.find() ? Optional.of(id.group()) : Optional.empty(),
                from.find() ? (from.group(1) != null ? from.group(1) : from.group(2)).toLowerCase(Locale.ROOT) : "");
    }

    /**
     * What makes a mail the same as another in one mailbox: Message-ID and author. The author counts because whoever
     * guesses a Message-ID could otherwise keep the mail that bears it from being read.
     *
     * @param sha256 of the raw mail, for those without a Message-ID
     */
    public String identity(String sha256) {
        return messageId.map(id -> "id:" + sha256(id + "\n" + sender)).orElse(raw(sha256));
    }

    /** The identity of exactly these bytes. */
    public static String raw(String sha256) {
        return "raw:" + sha256;
    }

    private static int end(String text) {
        int crlf = text.indexOf("\r\n\r\n");
        int lf = text.indexOf("\n\n");
        int end = crlf < 0 ? lf : lf < 0 ? crlf : Math.min(crlf, lf);
        return end < 0 ? text.length() : end;
    }

    private static String header(String head, String name) {
        for (var line : head.split("\\r?\\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
                var value = line.substring(colon + 1).strip();
                return value.substring(0, Math.min(value.length(), 4 * LONGEST));
            }
        }
        return "";
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
