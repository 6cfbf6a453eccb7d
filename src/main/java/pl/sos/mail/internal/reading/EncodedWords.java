package pl.sos.mail.internal.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Header text as people read it (RFC 2047). Neighbouring words of one character set are put together before they are
 * decoded, because many programs split them in the middle of a letter. What is 8-bit without a label is guessed.
 */
final class EncodedWords {
    private EncodedWords() {}

    private sealed interface Piece {}

    private record Word(String charset, byte[] bytes) implements Piece {}

    private record Bare(String latin1) implements Piece {}

    /** @param latin1 one character a byte */
    static String decode(String latin1) {
        if (!latin1.contains("=?")) {
            return oneLine(raw(latin1));
        }
        var pieces = pieces(latin1);
        var text = new StringBuilder();
        int i = 0;
        while (i < pieces.size()) {
            switch (pieces.get(i)) {
                case Bare bare -> {
                    boolean between =
                            i > 0 && i + 1 < pieces.size() && bare.latin1().isBlank();
                    if (!between) {
                        text.append(raw(bare.latin1()));
                    }
                    i++;
                }
                case Word word -> {
                    var bytes = new ByteArrayOutputStream();
                    bytes.writeBytes(word.bytes());
                    i++;
                    while (i < pieces.size()) {
                        int next = pieces.get(i) instanceof Bare bare
                                        && bare.latin1().isBlank()
                                ? i + 1
                                : i;
                        if (next < pieces.size()
                                && pieces.get(next) instanceof Word other
                                && other.charset().equalsIgnoreCase(word.charset())) {
                            bytes.writeBytes(other.bytes());
                            i = next + 1;
                        } else {
                            break;
                        }
                    }
                    text.append(CharacterSets.decode(bytes.toByteArray(), Optional.of(word.charset()))
                            .text());
                }
            }
        }
        return oneLine(text.toString());
    }

    /** Bytes without a label. */
    static String raw(String latin1) {
        for (int i = 0; i < latin1.length(); i++) {
            if (latin1.charAt(i) >= 0x80) {
                return CharacterSets.decode(latin1.getBytes(StandardCharsets.ISO_8859_1), Optional.empty())
                        .text();
            }
        }
        return latin1;
    }

    private static List<Piece> pieces(String value) {
        var pieces = new ArrayList<Piece>();
        int bare = 0;
        int at = 0;
        while (true) {
            int begin = value.indexOf("=?", at);
            if (begin < 0) {
                break;
            }
            int charsetEnd = value.indexOf('?', begin + 2);
            if (charsetEnd < 0) {
                break;
            }
            int end = charsetEnd + 3 < value.length() && value.charAt(charsetEnd + 2) == '?'
                    ? value.indexOf("?=", charsetEnd + 3)
                    : -1;
            char encoding = charsetEnd + 1 < value.length() ? value.charAt(charsetEnd + 1) : ' ';
            boolean known = "bBqQ".indexOf(encoding) >= 0;
            if (end < 0 && charsetEnd + 3 <= value.length() && known) {
                // Nothing closes it, here or later: without this, many openings would each search to the end.
                break;
            }
            if (end < 0 || !known || charsetEnd - begin > 60) {
                at = begin + 2;
                continue;
            }
            if (begin > bare) {
                pieces.add(new Bare(value.substring(bare, begin)));
            }
            String charset = value.substring(begin + 2, charsetEnd);
            int language = charset.indexOf('*');
            String content = value.substring(charsetEnd + 3, end);
            pieces.add(new Word(
                    language < 0 ? charset : charset.substring(0, language),
                    encoding == 'b' || encoding == 'B' ? base64(content) : q(content)));
            at = end + 2;
            bare = at;
        }
        if (bare < value.length()) {
            pieces.add(new Bare(value.substring(bare)));
        }
        return pieces;
    }

    private static byte[] base64(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return new TransferStream.Base64(Span.of(bytes)).all();
    }

    private static byte[] q(String content) {
        var bytes = new ByteArrayOutputStream(content.length());
        for (int i = 0; i < content.length(); i++) {
            char one = content.charAt(i);
            int high = one == '=' && i + 2 < content.length() ? Character.digit(content.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(content.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(one == '_' ? ' ' : one);
            }
        }
        return bytes.toByteArray();
    }

    /** No control characters, no breaks of a line, single spaces. */
    static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isISOControl(one) || Character.isWhitespace(one) || one == '\u2028' || one == '\u2029') {
                if (!space) {
                    line.append(' ');
                }
                space = true;
            } else if (Character.isSurrogate(one) && !paired(text, i)) {
                line.append('\uFFFD');
                space = false;
            } else {
                line.append(one);
                space = false;
            }
        }
        return line.toString().stripTrailing();
    }

    static boolean paired(String text, int at) {
        char one = text.charAt(at);
        return Character.isHighSurrogate(one)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
