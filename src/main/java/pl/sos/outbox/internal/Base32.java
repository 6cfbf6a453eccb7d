package pl.sos.outbox.internal;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Base 32 of RFC 4648 section 6, in small letters, for lengths that need no padding. */
public final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    /** @param bytes a multiple of five */
    public static String encode(byte[] bytes) {
        var number = new BigInteger(1, bytes).toString(32);
        var text = new StringBuilder("a".repeat(bytes.length * 8 / 5 - number.length()));
        number.chars().forEach(digit -> text.append(ALPHABET.charAt(Character.digit(digit, 32))));
        return text.toString();
    }

    /**
     * Empty when a character is none of the alphabet.
     *
     * @param text a multiple of eight characters
     */
    public static Optional<byte[]> decode(String text) {
        var bytes = new byte[text.length() * 5 / 8];
        long bits = 0;
        int held = 0;
        int next = 0;
        for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
            int value = ALPHABET.indexOf(letter);
            if (value < 0) {
                return Optional.empty();
            }
            bits = (bits << 5 | value) & 0xffff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[next++] = (byte) (bits >>> held);
            }
        }
        return Optional.of(bytes);
    }
}
