package pl.sos.mail.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mails one after another in one stream: each follows a line "From " with a date, within a mail such a line stands behind
 * ">" (mbox, RFC 4155; mboxo and mboxrd). Holds a line at most, of an endless one a piece.
 */
final class Mbox {
    private static final int LONGEST_PIECE = 8192;
    private static final int LONGEST_DIVIDER = 500;
    /** With the date of a delivery as servers and programs write it: "From Monday on we …" after an empty line is text. */
    private static final Pattern DIVIDER;

    static {
        var month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
        var time = "\\d{1,2}:\\d{2}(?::\\d{2})?";
        var zone = "(?: [A-Z0-9+-]{1,6})?";
        DIVIDER = Pattern.compile("From .*?\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,2}(?:" + month + " {1,2}\\d{1,2} "
                + time + zone + " \\d{4}|\\d{1,2} " + month + " \\d{4} " + time + ")\\b.*\\R?");
    }

    private static final Pattern ESCAPED = Pattern.compile(">+From ");

    private final InputStream in;
    private boolean lineBegins = true;
    /** What comes next of the mail in hand; null once it is over. */
    private byte @Nullable [] next;
    /** An empty line, which belongs to the mail unless a divider or the end follows. */
    private byte @Nullable [] held;

    /** @param in at its beginning, which {@link #is} */
    Mbox(InputStream in) {
        this.in = in;
    }

    /** Whether the stream, which can be marked, begins with a divider; nothing of it is used up. */
    static boolean is(InputStream in) throws IOException {
        in.mark(LONGEST_DIVIDER);
        byte[] beginning = in.readNBytes(LONGEST_DIVIDER);
        in.reset();
        int end = 0;
        while (end < beginning.length && beginning[end] != '\n') {
            end++;
        }
        return end < LONGEST_DIVIDER && divides(Arrays.copyOf(beginning, end));
    }

    /** The next mail, without divider and escapes; to be read before the one after it. Null at the end. */
    @Nullable
    InputStream mail() throws IOException {
        while (next != null) {
            next = advance();
        }
        while (next == null) {
            // Two dividers with nothing in between hold no mail; the very first line is one.
            if (lineBegins && over()) {
                return null;
            }
            next = advance();
        }
        return new One();
    }

    private boolean over() throws IOException {
        in.mark(1);
        int one = in.read();
        in.reset();
        return one < 0;
    }

    /** A piece of the mail in hand, null when a divider or the end was met. */
    private byte @Nullable [] advance() throws IOException {
        boolean begins = lineBegins;
        byte[] piece = piece();
        byte[] before = held;
        held = null;
        if (piece.length == 0) {
            return null;
        }
        if (!begins) {
            return piece;
        }
        if ((before != null || next == null) && divides(piece)) {
            return null;
        }
        if (piece[0] == '\n' || (piece[0] == '\r' && piece.length == 2)) {
            held = piece;
            return before == null ? new byte[0] : before;
        }
        byte[] text = unescaped(piece);
        return before == null ? text : joined(before, text);
    }

    private byte[] piece() throws IOException {
        var line = new ByteArrayOutputStream(120);
        int one = 0;
        while (one != '\n' && line.size() < LONGEST_PIECE) {
            one = in.read();
            if (one < 0) {
                break;
            }
            line.write(one);
        }
        lineBegins = one == '\n' || one < 0;
        return line.toByteArray();
    }

    private static boolean divides(byte[] line) {
        return line.length > 5
                && line[0] == 'F'
                && line.length <= LONGEST_DIVIDER
                && DIVIDER.matcher(latin1(line, line.length)).matches();
    }

    private static byte[] unescaped(byte[] piece) {
        return piece[0] == '>'
                        && ESCAPED.matcher(latin1(piece, Math.min(piece.length, LONGEST_DIVIDER)))
                                .lookingAt()
                ? Arrays.copyOfRange(piece, 1, piece.length)
                : piece;
    }

    private static String latin1(byte[] line, int length) {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The mail in hand, as a stream of its own. */
    private final class One extends InputStream {
        private byte[] given = Objects.requireNonNull(next);
        private int at;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = 0;
            while (count < length && more()) {
                int some = Math.min(length - count, given.length - at);
                System.arraycopy(given, at, into, offset + count, some);
                at += some;
                count += some;
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        private boolean more() throws IOException {
            while (at == given.length) {
                if (next == null) {
                    return false;
                }
                next = advance();
                given = next == null ? new byte[0] : next;
                at = 0;
            }
            return true;
        }
    }
}
