package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pl.sos.outbox.ReplyTokens;

/**
 * What a person wrote now, without the letter that it answers. The marks are those that mail programs and Polish
 * portals put before what they quote; where quotation and answers alternate all of it stays, and so it does when nothing
 * would be left, or when the mail passes another one on.
 */
final class QuotationCut {
    static final int LONGEST_LINE = 400;
    private static final int WRAPPED_AT = 60;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Ours, in each language, with whatever became of its Polish letters on the way. */
    private static final List<Pattern> MARKERS = ReplyTokens.MARKERS.stream()
            .map(marker -> Pattern.compile(
                    "^[\\s*]{0,9}" + marker.replaceAll("[^A-Za-z0-9 /-]", ".{1,6}") + "[\\s*]{0,9}$", FLAGS))
            .toList();

    private static final Pattern SEPARATOR = Pattern.compile(
            "^[\\s*]{0,9}[-_=]{2,60}\\s{0,3}(wiadomość oryginalna|oryginalna wiadomość|pierwotna wiadomość|treść"
                    + " oryginalnej wiadomości|oryginalne spotkanie|original message|original appointment|reply"
                    + " message|wiadomość źródłowa)\\s{0,3}:?\\s{0,3}[-_=]{2,60}.{0,20}$",
            FLAGS);

    private static final Pattern PASSED_ON = Pattern.compile(
            "^[\\s*>]{0,9}([-_=]{2,60}\\s{0,3}(forwarded message|wiadomość przekazana|przekazana wiadomość|wiadomość"
                    + " przesłana dalej|przesłana wiadomość|treść przekazanej wiadomości|treść przesłanej"
                    + " wiadomości|wiadomość dalej).{0,80}|begin forwarded message:|początek przekazywanej"
                    + " wiadomości:|początek przekazanej wiadomości:)\\s{0,9}$",
            FLAGS);

    private static final Pattern PASSING_ON = Pattern.compile("^\\s*(fw|fwd|pd|wg|tr)\\s*:.*", FLAGS);

    private QuotationCut() {}

    /** @param cut that newText is less than the text */
    record Result(String newText, boolean cut) {}

    private enum Kind {
        OWN,
        QUOTED,
        ATTRIBUTION
    }

    /**
     * @param text lines ended by {@code \n}; may hold {@link HtmlLines#QUOTED_FROM_HERE}
     * @param subject tells whether the mail passes another one on
     */
    static Result of(String text, String subject) {
        List<String> lines = List.of(text.split("\n", -1));
        String whole = clean(lines);
        if (PASSING_ON.matcher(shortened(subject)).matches()) {
            return new Result(whole, false);
        }
        String rest = clean(SignedOff.without(answers(upToQuotation(lines))));
        boolean nothing = rest.chars().noneMatch(Character::isLetterOrDigit);
        return nothing || rest.equals(whole) ? new Result(whole, false) : new Result(rest, true);
    }

    /** The text without our own marks. */
    static String clean(List<String> lines) {
        var kept = new ArrayList<String>(lines.size());
        for (String line : lines) {
            if (line.indexOf(HtmlLines.QUOTED_FROM_HERE) < 0) {
                kept.add(line.stripTrailing());
            }
        }
        return String.join("\n", kept).strip();
    }

    /** All before the first mark behind which nobody writes an answer. */
    private static List<String> upToQuotation(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = shortened(lines.get(i));
            if (PASSED_ON.matcher(line).matches()) {
                return lines;
            }
            boolean quotes = line.indexOf(HtmlLines.QUOTED_FROM_HERE) >= 0
                    || MARKERS.stream().anyMatch(marker -> marker.matcher(line).matches())
                    || SEPARATOR.matcher(line).matches()
                    || QuotedHead.at(lines, i);
            if (quotes) {
                return lines.subList(0, i);
            }
            int length = Attribution.at(lines, i);
            if (length > 0 && !quotedAfter(lines, i + length)) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }

    private static boolean quotedAfter(List<String> lines, int at) {
        for (int i = at; i < Math.min(lines.size(), at + 4); i++) {
            if (!lines.get(i).isBlank()) {
                return quoted(lines.get(i));
            }
        }
        return false;
    }

    private static boolean quoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    /** What is not quoted; with the quotation between when answers stand in more than one place of it. */
    private static List<String> answers(List<String> lines) {
        var kinds = kinds(lines);
        int first = -1;
        int last = -1;
        int runs = 0;
        Optional<Kind> before = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (lines.get(i).strip().equals("--")) {
                break;
            }
            if (kinds.get(i) == Kind.QUOTED) {
                first = first < 0 ? i : first;
            } else if (kinds.get(i) == Kind.OWN && first >= 0 && !SignedOff.sentWith(shortened(lines.get(i)))) {
                runs += before.equals(Optional.of(Kind.QUOTED)) ? 1 : 0;
                last = i;
            }
            before = Optional.of(kinds.get(i));
        }
        boolean interleaved = runs > 1;
        var kept = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (kinds.get(i) == Kind.OWN || (interleaved && i >= first && i <= last)) {
                kept.add(lines.get(i));
            }
        }
        return kept;
    }

    private static List<Kind> kinds(List<String> lines) {
        var kinds = new ArrayList<Kind>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            if (quoted(lines.get(i)) || wrapped(lines, i)) {
                kinds.add(Kind.QUOTED);
                continue;
            }
            int length = Attribution.at(lines, i);
            if (length > 0 && quotedAfter(lines, i + length)) {
                for (int j = 0; j < length; j++) {
                    kinds.add(Kind.ATTRIBUTION);
                }
                i += length - 1;
            } else {
                kinds.add(Kind.OWN);
            }
        }
        return kinds;
    }

    /** The rest of a quoted line that was broken on the way: alone between two that are quoted. */
    private static boolean wrapped(List<String> lines, int at) {
        return at > 0
                && at + 1 < lines.size()
                && !lines.get(at).isBlank()
                && quoted(lines.get(at - 1))
                && lines.get(at - 1).length() >= WRAPPED_AT
                && quoted(lines.get(at + 1))
                && Character.isLowerCase(lines.get(at).strip().codePointAt(0));
    }

    /** As much of a line as a mark can take up. */
    static String shortened(String line) {
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }
}
