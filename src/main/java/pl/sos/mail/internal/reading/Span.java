package pl.sos.mail.internal.reading;

import java.nio.charset.StandardCharsets;

/** A stretch of the raw mail; nothing is copied. */
record Span(byte[] raw, int from, int to) {
    static Span of(byte[] raw) {
        return new Span(raw, 0, raw.length);
    }

    int length() {
        return to - from;
    }

    Span part(int begin, int end) {
        return new Span(raw, begin, Math.max(begin, end));
    }

    /** Where the line at {@code begin} ends: at its line feed, or at the end of the span. */
    int lineEnd(int begin) {
        byte[] bytes = raw;
        int end = to;
        int at = begin;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The end of a line's text: without the carriage returns before its line feed. */
    int textEnd(int begin, int lineEnd) {
        int at = lineEnd;
        while (at > begin && raw[at - 1] == '\r') {
            at--;
        }
        return at;
    }

    /** One character a byte, so that no byte is lost. */
    String latin1(int begin, int end) {
        return new String(raw, begin, Math.max(0, end - begin), StandardCharsets.ISO_8859_1);
    }
}
