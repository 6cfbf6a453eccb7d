package pl.sos.mail.internal.reading;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The sentence before a quotation that says who wrote it and when, as mail programs put it in Polish and English. */
final class Attribution {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

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

    private Attribution() {}

    /** How many lines from here say that somebody wrote something; 0 when none does. */
    static int at(List<String> lines, int at) {
        var joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + 4); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.length() > QuotationCut.LONGEST_LINE || line.startsWith(">")) {
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
                        || (who.endsWith(">") && who.contains("@"));
            }
        }
        return PERSON_FIRST.matcher(before).lookingAt()
                || (MOMENT_FIRST.matcher(before).lookingAt() && before.endsWith(">") && before.contains("@"));
    }
}
