package pl.sos.mail.internal.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From bytes to text, whatever the label says. A text that is strictly UTF-8 and not ASCII is UTF-8; else, where the
 * label is one that Polish mail programs get wrong, the bytes of the Polish letters decide between Windows-1250 and
 * ISO-8859-2.
 */
final class CharacterSets {
    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset ISO_8859_2 = Charset.forName("iso-8859-2");
    private static final Map<String, String> ALIASES = Map.of(
            "latin2", "iso-8859-2",
            "iso8859-2", "iso-8859-2",
            "iso-8859-2-windows", "windows-1250",
            "windows1250", "windows-1250",
            "cp-1250", "windows-1250",
            "x-cp1250", "windows-1250",
            "utf8mb4", "utf-8",
            "latin1", "iso-8859-1",
            "unicode-1-1-utf-8", "utf-8",
            "ansi_x3.110-1983", "iso-8859-1");

    private CharacterSets() {}

    /** @param wrong that the label names another character set than the bytes are of, or none that is known */
    record Decoded(String text, boolean wrong) {}

    static Decoded decode(byte[] bytes, Optional<String> label) {
        return decode(bytes, bytes.length, label);
    }

    static Decoded decode(byte[] bytes, int length, Optional<String> label) {
        if (length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return new Decoded(new String(bytes, 3, length - 3, StandardCharsets.UTF_8), false);
        }
        var named = label.map(CharacterSets::named).orElse(Optional.of(StandardCharsets.UTF_8));
        boolean unknown = named.isEmpty();
        Charset charset = named.orElse(StandardCharsets.UTF_8);
        if (!singleByteOrUtf8(charset)) {
            return new Decoded(new String(bytes, 0, length, charset), false);
        }
        if (ascii(bytes, length)) {
            return new Decoded(new String(bytes, 0, length, StandardCharsets.US_ASCII), unknown);
        }
        Optional<String> strict = strictUtf8(bytes, length);
        if (strict.isPresent()) {
            return new Decoded(strict.get(), unknown || (!utf8(charset) && label.isPresent()));
        }
        if (utf8(charset) && mostlyUtf8(bytes, length)) {
            return new Decoded(new String(bytes, 0, length, StandardCharsets.UTF_8), true);
        }
        Charset real = polish(bytes, length, charset);
        return new Decoded(new String(bytes, 0, length, real), unknown || !real.equals(charset));
    }

    private static Optional<Charset> named(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        if (name.isEmpty() || name.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(ALIASES.getOrDefault(name, name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static boolean singleByteOrUtf8(Charset charset) {
        return utf8(charset)
                || charset.equals(StandardCharsets.US_ASCII)
                || charset.equals(StandardCharsets.ISO_8859_1)
                || charset.equals(WINDOWS_1252)
                || charset.equals(WINDOWS_1250)
                || charset.equals(ISO_8859_2);
    }

    private static boolean utf8(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private static boolean ascii(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> strictUtf8(byte[] bytes, int length) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException not) {
            return Optional.empty();
        }
    }

    /** UTF-8 with a few broken places, such as one cut in the middle of a letter. */
    private static boolean mostlyUtf8(byte[] bytes, int length) {
        int good = 0;
        int bad = 0;
        int at = 0;
        while (at < length) {
            int one = bytes[at] & 0xFF;
            int more = one < 0x80 ? 0 : one >= 0xF0 ? 3 : one >= 0xE0 ? 2 : one >= 0xC2 ? 1 : -1;
            if (more < 0) {
                bad++;
                at++;
                continue;
            }
            int seen = 0;
            while (seen < more && at + 1 + seen < length && (bytes[at + 1 + seen] & 0xC0) == 0x80) {
                seen++;
            }
            if (more > 0) {
                if (seen == more) {
                    good++;
                } else {
                    bad++;
                }
            }
            at += 1 + seen;
        }
        return good > 2 * bad;
    }

    /**
     * The six letters that stand elsewhere in the two sets decide: ą, ś, ź. A byte that is no letter in the western set
     * but stands within a word, where a Polish letter would, makes a western label wrong.
     */
    private static Charset polish(byte[] bytes, int length, Charset label) {
        int windows = 0;
        int iso = 0;
        int within = 0;
        for (int i = 0; i < length; i++) {
            int one = bytes[i] & 0xFF;
            if (one < 0x80) {
                continue;
            }
            boolean before = i > 0 && letter(bytes[i - 1]);
            boolean after = i + 1 < length && letter(bytes[i + 1]);
            switch (one) {
                case 0x9C, 0x8C, 0x9F, 0x8F -> windows += 3;
                case 0xB9, 0xA5 -> windows += before || after ? 2 : 0;
                case 0xB6, 0xA6, 0xBC, 0xAC -> iso += before || after ? 3 : 0;
                case 0xB1, 0xA1 -> iso += before || after ? 2 : 0;
                // Quotation marks and dashes, which ISO-8859-2 has not.
                case 0x84, 0x93, 0x94, 0x96, 0x97, 0x85, 0x80 -> windows += 1;
                default -> {}
            }
            if (switch (one) {
                case 0xB3, 0xA3 -> after;
                case 0xB9, 0xB1, 0xB6, 0xBC, 0xBF, 0xA6 -> before;
                default -> false;
            }) {
                within++;
            }
        }
        boolean western = label.equals(StandardCharsets.ISO_8859_1) || label.equals(WINDOWS_1252);
        if (western && within == 0) {
            return WINDOWS_1252;
        }
        if (label.equals(ISO_8859_2)) {
            return windows > iso ? WINDOWS_1250 : ISO_8859_2;
        }
        return iso > windows ? ISO_8859_2 : WINDOWS_1250;
    }

    private static boolean letter(byte one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one & 0xFF) >= 0xC0;
    }
}
