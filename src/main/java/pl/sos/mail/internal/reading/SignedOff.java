package pl.sos.mail.internal.reading;

import java.util.List;
import java.util.regex.Pattern;

/** What stands beneath a person's words: a signature behind its mark, and the line that a telephone adds. */
final class SignedOff {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SENT_WITH = Pattern.compile(
            "^[\\s*_]{0,9}((wysłan[eoay]|wyslan[eoay])\\s(z|ze|przez|za pomocą|przy użyciu|w)\\s.{2,120}"
                    + "|sent (from|via|with|using) .{2,120}|get outlook for .{2,80}"
                    + "|(pobierz|uzyskaj) (aplikację )?outlook(a)? (dla|na) .{2,80}"
                    + "|pobierz aplikację .{2,80}|wiadomość wysłana z .{2,80}|wysłano .{2,30}poczt.{2,80})$",
            FLAGS);

    private static final Pattern RULE = Pattern.compile("^[\\s*]{0,9}[-_=]{3,200}\\s{0,9}$");

    private SignedOff() {}

    /** Without the signature and what a telephone adds. */
    static List<String> without(List<String> lines) {
        int end = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("-- ") || lines.get(i).equals("--")) {
                end = i;
                break;
            }
        }
        while (end > 0) {
            String line = QuotationCut.shortened(lines.get(end - 1));
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
    static boolean sentWith(String line) {
        String bare = line.strip();
        return !bare.isEmpty()
                && !Character.isLowerCase(bare.codePointAt(0))
                && SENT_WITH.matcher(line).matches();
    }
}
