package pl.sos.clients.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import pl.sos.clients.CardContent;
import pl.sos.clients.Violation;

/** What a card may hold. Secrets it may not: everybody of the staff reads it, and versions never go away. */
public final class CardCheck {
    static final int LONGEST = 2000;
    static final int MOST_INSTALLATIONS = 20;

    private static final List<Pattern> SECRETS = List.of(
            // "hasło: x", "password=x", "pin - 1234": a word for a secret, then something that is one
            Pattern.compile(
                    "\\b(has[łl](o|a|em|ami)|password|passwd|pwd|pass|pin|token|secret|sekret|api[ _-]?key|klucz api)\\b"
                            + "(([^\\S\\n]+\\w+){0,3}[^\\S\\n]*(:|=|->|→)|[^\\S\\n]*(–|-|to))[^\\S\\n]*\\S{3,}",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS),
            // user:secret@host
            Pattern.compile("\\w+://[^\\s/:@]+:[^\\s/@]+@"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"));
    /** Where a secret is kept is no secret. */
    private static final Pattern PLACE = Pattern.compile(
            "(u|w|we|na|poza|przez|ma|mają|zna|trzyma|at|in|with|kept|see|sejf\\S*|menedżer\\S*|vault)",
            Pattern.CASE_INSENSITIVE);

    private CardCheck() {}

    /** Fields as {@link pl.sos.clients.SaveCardResult.Refused} calls them. */
    public static List<Violation> violations(CardContent content, String why) {
        var wrong = new ArrayList<Violation>();
        if (content.installations().size() > MOST_INSTALLATIONS) {
            wrong.add(new Violation(
                    "installations",
                    "too-many",
                    Integer.toString(content.installations().size())));
        }
        var names = new HashSet<String>();
        for (int i = 0; i < content.installations().size(); i++) {
            var one = content.installations().get(i);
            var place = i + ".";
            if (one.name().isEmpty()) {
                wrong.add(new Violation(place + "NAME", "required", ""));
            } else if (one.name().length() > 100) {
                wrong.add(new Violation(place + "NAME", "too-long", one.name()));
            } else if (!names.add(one.name().toLowerCase(Locale.ROOT))) {
                wrong.add(new Violation(place + "NAME", "named-already", one.name()));
            }
            one.fields().forEach((field, text) -> check(place + field.name(), text, wrong));
        }
        content.rules().forEach((rule, text) -> check(rule.name(), text, wrong));
        if (why.length() > 200) {
            wrong.add(new Violation("why", "too-long", why));
        }
        check("why", why, wrong);
        return wrong;
    }

    private static void check(String field, String text, List<Violation> wrong) {
        if (text.length() > LONGEST) {
            wrong.add(new Violation(field, "card-too-long", Integer.toString(LONGEST)));
        } else if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            wrong.add(new Violation(field, "control-characters", ""));
        } else if (looksSecret(text)) {
            wrong.add(new Violation(field, "secret", ""));
        }
    }

    /** Whether a text seems to hold a password or a key, rather than to say where it is kept. */
    public static boolean looksSecret(String text) {
        for (Pattern pattern : SECRETS) {
            var found = pattern.matcher(text);
            while (found.find()) {
                var value = found.group().replaceFirst("(?s)^.*[\\s:=>→–-]", "");
                if (!PLACE.matcher(value).matches()) {
                    return true;
                }
            }
        }
        return false;
    }
}
