package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pl.sos.outbox.ReplyTokens;

/**
 * What a person wrote now, without the letter that it answers. The marks are those that mail programs and Polish
 * portals put before what they quote; where quotation and answers alternate all of it stays, and so it does when nothing
 * would be left, or when the mail passes another one on.
 */
final class QuotationCut {
    private static final int LONGEST_LINE = 400;
    private static final int BLOCK_LINES = 10;
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

    private static final List<String> WROTE =
            List.of("napisał(a)", "napisał/a", "napisała", "napisał", "napisano", "pisze", "wrote", "writes");

    /** With a verb at the end of it. */
    private static final Pattern DAY_FIRST = Pattern.compile(
            "^(w dniu|dnia:?|dn\\.|on|\\d{1,4}[-./"
                    + " ]|(pon|wt|śr|sr|czw|pt|sob|ndz|niedz|nd|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela)\\.?,?(?="
                    + " ))",
            FLAGS);

    private static final Pattern PERSON_FIRST =
            Pattern.compile("^(wiadomość napisana przez|użytkownik|cytowanie|cytat|quoting) ", FLAGS);

    private static final Pattern MOMENT_FIRST = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d,? \\d{1,2}:\\d\\d");
    private static final int LONGEST_ATTRIBUTION = 1000;

    /** Without one of these it could be a person's own sentence. */
    private static final Pattern DATE_OR_ADDRESS = Pattern.compile("@|\\d{1,2}:\\d\\d|\\b(19|20)\\d\\d\\b");

    private static final Set<String> AUTHOR = Set.of("od", "from", "nadawca");
    private static final Set<String> OTHER_FIELDS = Set.of(
            "wysłano",
            "wysłane",
            "wyslano",
            "wysłany",
            "data",
            "data wysłania",
            "sent",
            "date",
            "do",
            "to",
            "dw",
            "cc",
            "kopia",
            "udw",
            "bcc",
            "temat",
            "subject",
            "odbiorca",
            "adresat",
            "importance",
            "ważność",
            "reply-to",
            "odpowiedz do",
            "załączniki",
            "attachments");
    private static final Set<String> SURE_FIELDS = Set.of(
            "wysłano", "wysłane", "wyslano", "wysłany", "data", "data wysłania", "sent", "date", "temat", "subject");

    private static final Pattern SENT_WITH = Pattern.compile(
            "^[\\s*_]{0,9}((wysłan[eoay]|wyslan[eoay])\\s(z|ze|przez|za pomocą|przy użyciu|w)\\s.{2,120}"
                    + "|sent (from|via|with|using) .{2,120}|get outlook for .{2,80}"
                    + "|(pobierz|uzyskaj) (aplikację )?outlook(a)? (dla|na) .{2,80}"
                    + "|pobierz aplikację .{2,80}|wiadomość wysłana z .{2,80}|wysłano .{2,30}poczt.{2,80})$",
            FLAGS);

    private static final Pattern RULE = Pattern.compile("^[\\s*]{0,9}[-_=]{3,200}\\s{0,9}$");

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
        String rest = clean(trimmed(answers(upToQuotation(lines))));
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
                    || headerBlock(lines, i);
            if (quotes) {
                return lines.subList(0, i);
            }
            int length = attribution(lines, i);
            if (length > 0 && !quotedAfter(lines, i + length)) {
                return lines.subList(0, i);
            }
        }
        return lines;
    }

    /** From: and beneath it at least two other fields, of which one says when or about what. */
    private static boolean headerBlock(List<String> lines, int at) {
        if (!AUTHOR.contains(field(lines.get(at)))) {
            return false;
        }
        int others = 0;
        boolean sure = false;
        int misses = 0;
        for (int i = at + 1; i < Math.min(lines.size(), at + BLOCK_LINES) && misses < 3; i++) {
            String field = field(lines.get(i));
            if (OTHER_FIELDS.contains(field)) {
                others++;
                sure |= SURE_FIELDS.contains(field);
                misses = 0;
            } else {
                misses++;
            }
        }
        String line = shortened(lines.get(at)).toLowerCase(Locale.ROOT);
        boolean inOneLine = (line.contains(" wysłano: ") || line.contains(" sent: "))
                && (line.contains(" temat: ") || line.contains(" subject: "));
        return others >= 2 && sure || inOneLine;
    }

    /** The name before the colon, in lower case, without the stars of what was bold; empty when there is none. */
    private static String field(String line) {
        int colon = line.indexOf(':');
        return colon <= 0 || colon > 30
                ? ""
                : line.substring(0, colon).replace("*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** How many lines from here say that somebody wrote something; 0 when none does. */
    private static int attribution(List<String> lines, int at) {
        var joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + 4); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.length() > LONGEST_LINE || line.startsWith(">")) {
                return 0;
            }
            if (i == at && !begins(line) && !line.endsWith(":")) {
                return 0;
            }
            joined.append(i == at ? "" : " ").append(line);
            if (line.endsWith(":") && joined.length() <= LONGEST_ATTRIBUTION && wrote(joined.toString())) {
                return i - at + 1;
            }
        }
        return 0;
    }

    private static boolean begins(String line) {
        return DAY_FIRST.matcher(line).lookingAt() || PERSON_FIRST.matcher(line).lookingAt();
    }

    private static boolean wrote(String joined) {
        if (!DATE_OR_ADDRESS.matcher(joined).find()) {
            return false;
        }
        String before = joined.substring(0, joined.length() - 1).stripTrailing().toLowerCase(Locale.ROOT);
        for (String verb : WROTE) {
            if (before.endsWith(verb)) {
                String who =
                        before.substring(0, before.length() - verb.length()).stripTrailing();
                return DAY_FIRST.matcher(before).lookingAt()
                        || PERSON_FIRST.matcher(before).lookingAt()
                        || who.endsWith(">") && who.contains("@");
            }
        }
        return PERSON_FIRST.matcher(before).lookingAt()
                || MOMENT_FIRST.matcher(before).lookingAt() && before.endsWith(">") && before.contains("@");
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
            } else if (kinds.get(i) == Kind.OWN && first >= 0 && !sentWith(shortened(lines.get(i)))) {
                runs += before.equals(Optional.of(Kind.QUOTED)) ? 1 : 0;
                last = i;
            }
            before = Optional.of(kinds.get(i));
        }
        boolean interleaved = runs > 1;
        var kept = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            if (kinds.get(i) == Kind.OWN || interleaved && i >= first && i <= last) {
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
            int length = attribution(lines, i);
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

    /** Without the signature and what a telephone adds. */
    private static List<String> trimmed(List<String> lines) {
        int end = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("-- ") || lines.get(i).equals("--")) {
                end = i;
                break;
            }
        }
        while (end > 0) {
            String line = shortened(lines.get(end - 1));
            if (line.isBlank()
                    || SENT_WITH.matcher(line).matches()
                    || RULE.matcher(line).matches()) {
                end--;
            } else {
                break;
            }
        }
        return lines.subList(0, end);
    }

    /** Telephones begin with a capital; a person's sentence that goes on from the line before does not. */
    private static boolean sentWith(String line) {
        String bare = line.strip();
        return !bare.isEmpty()
                && !Character.isLowerCase(bare.codePointAt(0))
                && SENT_WITH.matcher(line).matches();
    }

    private static String shortened(String line) {
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }
}
