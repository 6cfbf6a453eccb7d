package pl.sos.identity.internal;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * How an API token looks: {@code sos_}, 40 random letters and digits (238 bits), and 6 that check them. The prefix
 * lets secret scanners recognise a leaked token; the checksum refuses a mistyped one without asking the database.
 */
public final class TokenText {
    public static final String PREFIX = "sos_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 40;
    private static final int CHECK_LENGTH = 6;
    private static final int LENGTH = PREFIX.length() + RANDOM_LENGTH + CHECK_LENGTH;

    private TokenText() {}

    public static String next() {
        var text = new StringBuilder(PREFIX);
        while (text.length() < PREFIX.length() + RANDOM_LENGTH) {
            for (byte b : Secrets.randomBytes(RANDOM_LENGTH)) {
                int value = b & 0xff;
                // 248 is the greatest multiple of 62 in a byte; what lies above would favour the first digits.
                if (value < 248 && text.length() < PREFIX.length() + RANDOM_LENGTH) {
                    text.append(DIGITS.charAt(value % DIGITS.length()));
                }
            }
        }
        return text + check(text.toString());
    }

    /** Whether this can be a token at all. */
    public static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        int cut = LENGTH - CHECK_LENGTH;
        return check(text.substring(0, cut)).equals(text.substring(cut));
    }

    private static String check(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        long rest = crc.getValue();
        var digits = new StringBuilder();
        for (int i = 0; i < CHECK_LENGTH; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }
}
