package pl.sos.tickets.internal;

import java.text.Normalizer;

/**
 * Text as strangers send it, made fit to store and to show. PostgreSQL takes no NUL, and a page must not be turned round
 * by a subject: so control characters go, direction overrides go from single lines and are closed in bodies; emoji,
 * right-to-left letters and joiners stay.
 */
public final class Texts {
    private Texts() {}

    /** One line: line breaks and tabs become blanks, runs of blanks one, no control and no direction characters. */
    public static String line(String sent) {
        var kept = new StringBuilder(Math.min(sent.length(), 1024));
        boolean blank = false;
        var normal = Normalizer.normalize(withoutLoneSurrogates(sent), Normalizer.Form.NFC);
        for (int i = 0; i < normal.length(); ) {
            int point = normal.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                blank = true;
            } else if (!Character.isISOControl(point) && !turnsDirection(point) && !noncharacter(point)) {
                if (blank && !kept.isEmpty()) {
                    kept.append(' ');
                }
                blank = false;
                kept.appendCodePoint(point);
            }
        }
        return kept.toString();
    }

    /** Many lines: line breaks become LF; control characters but tabs go; direction overrides go; blank ends go. */
    public static String body(String sent) {
        var text = withoutLoneSurrogates(sent).replace("\r\n", "\n").replace('\r', '\n');
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
            if (!control && !turnsDirection(point) && !noncharacter(point)) {
                kept.appendCodePoint(point);
            }
        }
        return kept.toString().stripTrailing().replaceFirst("\\A(?:[ \\t]*\\n)+", "");
    }

    /** Half a character cannot be stored as UTF-8: it becomes U+FFFD, which people see as "something was here". */
    static String withoutLoneSurrogates(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (mended == null) {
                mended = new StringBuilder(text);
            }
            mended.setCharAt(i, '\ufffd');
        }
        return mended == null ? text : mended.toString();
    }

    /** Embeddings, overrides and isolates (UAX 9) and the line and paragraph separators; plain LRM and RLM may stay. */
    private static boolean turnsDirection(int point) {
        return (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x2028
                || point == 0x2029;
    }

    private static boolean noncharacter(int point) {
        return (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef) || point == 0xfeff;
    }
}
