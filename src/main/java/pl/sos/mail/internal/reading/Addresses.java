package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The addresses of a header (RFC 5322 section 3.4), as they come: semicolons of Outlook between them, names without
 * quotes, groups, comments. The structure is read before names are decoded, so that a comma within a name ends nothing.
 */
final class Addresses {
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 200;

    private final String text;
    private final int most;
    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private Optional<String> angle = Optional.empty();
    private boolean cut;

    private Addresses(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** @param cut that there were more */
    record Found(List<MailAddress> addresses, boolean cut) {}

    /** @param latin1 one character a byte */
    static Found read(String latin1, int most) {
        var reading = new Addresses(latin1, most);
        reading.run();
        return new Found(reading.found, reading.cut);
    }

    /** What stands between angle brackets, or is an address by itself. */
    static Optional<String> one(String latin1) {
        return read(latin1, 1).addresses().stream().map(MailAddress::address).findFirst();
    }

    private void run() {
        int at = 0;
        while (at < text.length() && !cut) {
            char one = text.charAt(at);
            at = switch (one) {
                case '"' -> quoted(at + 1);
                case '(' -> comment(at + 1);
                case '<' -> angle(at + 1);
                case ',', ';' -> {
                    flush();
                    yield at + 1;
                }
                case ':' -> {
                    // The name of a group, such as "undisclosed-recipients:;".
                    if (phrase.indexOf("@") < 0 && !phrase.toString().strip().equalsIgnoreCase("mailto")) {
                        phrase.setLength(0);
                    } else {
                        phrase.append(one);
                    }
                    yield at + 1;
                }
                default -> {
                    phrase.append(one);
                    yield at + 1;
                }
            };
        }
        flush();
    }

    private int quoted(int begin) {
        int at = begin;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            phrase.append(text.charAt(at));
            at++;
        }
        return at + 1;
    }

    private int comment(int begin) {
        int depth = 1;
        int at = begin;
        while (at < text.length()) {
            char one = text.charAt(at);
            if (one == '\\') {
                at++;
            } else if (one == '(') {
                depth++;
            } else if (one == ')' && --depth == 0) {
                return at + 1;
            } else {
                comment.append(one);
            }
            at++;
        }
        return at;
    }

    private int angle(int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) != '>' && text.charAt(end) != '<') {
            end++;
        }
        String content = text.substring(begin, end);
        // A route before the address (RFC 5322 section 4.4).
        String address = content.startsWith("@") ? content.substring(content.indexOf(':') + 1) : content;
        angle = Optional.of(address);
        return end < text.length() && text.charAt(end) == '>' ? end + 1 : end;
    }

    private void flush() {
        String words = phrase.toString().strip();
        String name = words.isEmpty() || angle.isEmpty() ? comment.toString() : words;
        Optional<String> address = angle.flatMap(Addresses::address);
        if (address.isEmpty()) {
            int at = words.lastIndexOf('@');
            if (at > 0) {
                int begin = at;
                while (begin > 0 && !Character.isWhitespace(words.charAt(begin - 1))) {
                    begin--;
                }
                int end = at;
                while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
                    end++;
                }
                address = address(words.substring(begin, end));
                name = angle.isPresent() || comment.isEmpty() ? words.substring(0, begin) : name;
            }
        }
        if (address.isPresent()) {
            if (found.size() < most) {
                found.add(new MailAddress(address.get(), name(name)));
            } else {
                cut = true;
            }
        }
        phrase.setLength(0);
        comment.setLength(0);
        angle = Optional.empty();
    }

    private static String name(String latin1) {
        String name = EncodedWords.decode(latin1.length() > 2000 ? latin1.substring(0, 2000) : latin1);
        if (name.length() > 1 && name.startsWith("'") && name.endsWith("'")) {
            name = name.substring(1, name.length() - 1);
        }
        var shown = new StringBuilder();
        name.codePoints()
                .filter(one -> Character.getType(one) != Character.FORMAT)
                .limit(LONGEST_NAME)
                .forEach(shown::appendCodePoint);
        return shown.toString().strip();
    }

    private static Optional<String> address(String latin1) {
        String bare = EncodedWords.raw(latin1).strip();
        if (bare.regionMatches(true, 0, "mailto:", 0, 7)) {
            bare = bare.substring(7);
        }
        if (bare.length() > 1 && bare.startsWith("'") && bare.endsWith("'")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        int at = bare.lastIndexOf('@');
        boolean fits = at > 0
                && at < bare.length() - 1
                && bare.length() <= LONGEST_ADDRESS
                && bare.chars()
                        .noneMatch(one -> Character.isWhitespace(one)
                                || Character.isISOControl(one)
                                || Character.isSpaceChar(one)
                                || "<>(),;:\\\"".indexOf(one) >= 0)
                && bare.indexOf('@') == at;
        return fits ? Optional.of(bare.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
