package pl.sos.tickets.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {osoba} and its like in one pass, so that a person called "{numer}" stays what she is called. */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("\\{(\\p{L}{1,20})}");

    private Placeholders() {}

    /** What no value is known for stays as it was written. */
    public static String fill(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
