package pl.sos.mail.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * A part's content without its transfer encoding (RFC 2045 section 6), as far as it can be read: what does not belong is
 * skipped or taken as it stands.
 */
abstract sealed class TransferStream extends InputStream {
    final Span span;
    final byte[] raw;
    final int end;
    int at;
    boolean broken;

    private TransferStream(Span span) {
        this.span = span;
        this.raw = span.raw();
        this.end = span.to();
        this.at = span.from();
    }

    static TransferStream of(Span span, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> new Base64(span);
            case "quoted-printable" -> new QuotedPrintable(span);
            case "x-uuencode", "uuencode", "x-uue" -> new Uuencode(span);
            default -> new Bare(span);
        };
    }

    /** That something did not belong there; known when all was read. */
    boolean broken() {
        return broken;
    }

    /** The next byte, or -1. */
    abstract int next();

    @Override
    public int read() {
        return next();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int count = 0;
        while (count < length) {
            int one = next();
            if (one < 0) {
                return count == 0 ? -1 : count;
            }
            into[offset + count++] = (byte) one;
        }
        return count;
    }

    long countAll() {
        var buffer = new byte[8192];
        long count = 0;
        for (int got = read(buffer, 0, buffer.length); got >= 0; got = read(buffer, 0, buffer.length)) {
            count += got;
        }
        return count;
    }

    byte[] all() {
        try {
            return readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory could not be read", impossible);
        }
    }

    byte[] atMost(int bytes) {
        try {
            return readNBytes(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory could not be read", impossible);
        }
    }

    static final class Bare extends TransferStream {
        Bare(Span span) {
            super(span);
        }

        @Override
        int next() {
            return at < end ? raw[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = Math.min(length, end - at);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(raw, at, into, offset, count);
            at += count;
            return count;
        }

        @Override
        long countAll() {
            return (long) end - at;
        }
    }

    static final class Base64 extends TransferStream {
        private static final byte[] VALUES = new byte[256];

        static {
            java.util.Arrays.fill(VALUES, (byte) -1);
            String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            for (int i = 0; i < alphabet.length(); i++) {
                VALUES[alphabet.charAt(i)] = (byte) i;
            }
        }

        private int bits;
        private int held;

        Base64(Span span) {
            super(span);
        }

        @Override
        int next() {
            while (at < end) {
                int one = raw[at++] & 0xFF;
                int value = VALUES[one];
                if (value < 0) {
                    if (one == '=') {
                        // Ends a quantum; another may follow where pieces were put together.
                        held = 0;
                        bits = 0;
                    } else if (one != '\r' && one != '\n' && one != ' ' && one != '\t') {
                        broken = true;
                    }
                    continue;
                }
                bits = bits << 6 | value;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    int out = bits >> held & 0xFF;
                    bits &= (1 << held) - 1;
                    return out;
                }
            }
            return -1;
        }
    }

    static final class QuotedPrintable extends TransferStream {
        QuotedPrintable(Span span) {
            super(span);
        }

        @Override
        int next() {
            while (at < end) {
                int one = raw[at++] & 0xFF;
                if (one != '=') {
                    return one;
                }
                int line = at;
                while (line < end && line - at < 80 && blank(raw[line])) {
                    line++;
                }
                if (line >= end) {
                    at = end;
                    return -1;
                }
                if (raw[line] == '\n') {
                    at = line + 1;
                    continue;
                }
                int high = Character.digit(raw[at], 16);
                int low = at + 1 < end ? Character.digit(raw[at + 1], 16) : -1;
                if (high < 0 || low < 0) {
                    broken = true;
                    return '=';
                }
                at += 2;
                return high << 4 | low;
            }
            return -1;
        }

        private static boolean blank(byte one) {
            return one == ' ' || one == '\t' || one == '\r';
        }
    }

    static final class Uuencode extends TransferStream {
        private byte[] line = new byte[0];
        private int taken;
        private boolean begun;
        private boolean ended;

        Uuencode(Span span) {
            super(span);
        }

        @Override
        int next() {
            while (taken >= line.length) {
                if (ended || at >= end) {
                    return -1;
                }
                int lineEnd = span.lineEnd(at);
                int textEnd = span.textEnd(at, lineEnd);
                int begin = at;
                at = Math.min(end, lineEnd + 1);
                if (!begun) {
                    begun = span.latin1(begin, Math.min(textEnd, begin + 6)).equals("begin ");
                } else if (textEnd - begin == 3 && span.latin1(begin, textEnd).equals("end")) {
                    ended = true;
                } else if (textEnd > begin) {
                    line = decode(begin, textEnd);
                    taken = 0;
                }
            }
            return line[taken++] & 0xFF;
        }

        private byte[] decode(int begin, int lineEnd) {
            int named = raw[begin] - 32 & 63;
            int length = Math.min(named, (lineEnd - begin - 1) * 3 / 4);
            broken |= length < named;
            var out = new byte[length];
            int count = 0;
            for (int i = begin + 1; count < length; i += 4) {
                int group = value(i, lineEnd) << 18
                        | value(i + 1, lineEnd) << 12
                        | value(i + 2, lineEnd) << 6
                        | value(i + 3, lineEnd);
                for (int shift = 16; shift >= 0 && count < length; shift -= 8) {
                    out[count++] = (byte) (group >> shift);
                }
            }
            return out;
        }

        private int value(int index, int lineEnd) {
            return index < lineEnd ? raw[index] - 32 & 63 : 0;
        }
    }
}
