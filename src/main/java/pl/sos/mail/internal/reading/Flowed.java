package pl.sos.mail.internal.reading;

/** Lines that a mail program broke only for the way (RFC 3676). */
final class Flowed {
    private Flowed() {}

    /** @param deleteSpace that the space at the end of a broken line is not part of the text */
    static String joined(String text, boolean deleteSpace) {
        var out = new StringBuilder(text.length());
        int open = -1;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int depth = 0;
            while (at + depth < end && text.charAt(at + depth) == '>') {
                depth++;
            }
            int begin = at + depth;
            if (begin < end && text.charAt(begin) == ' ') {
                begin++;
            }
            boolean signature = end - begin == 3 && text.startsWith("-- ", begin);
            boolean soft = !signature && end > begin && text.charAt(end - 1) == ' ';
            if (open >= 0 && (open != depth || signature)) {
                out.append('\n');
                open = -1;
            }
            if (open < 0 && depth > 0) {
                out.repeat('>', depth).append(' ');
            }
            out.append(text, begin, soft && deleteSpace ? end - 1 : end);
            if (soft) {
                open = depth;
            } else {
                open = -1;
                if (end < text.length()) {
                    out.append('\n');
                }
            }
            at = end + 1;
        }
        return out.toString();
    }
}
