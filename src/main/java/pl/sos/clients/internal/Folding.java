package pl.sos.clients.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without capitals and Polish letters, for addresses and for finding. */
public final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_SLUG = 60;

    private Folding() {}

    /** Lower case, without marks: "Żabia Łąka" becomes "zabia laka". */
    public static String fold(String text) {
        var apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return MARKS.matcher(apart)
                .replaceAll("")
                .replace('ł', 'l')
                .replace("ß", "ss")
                .replace("\0", "");
    }

    /** A name as part of an address; empty when nothing of it remains. */
    public static String slug(String name) {
        var words = NO_WORD.matcher(fold(name)).replaceAll("-").replaceAll("^-|-$", "");
        if (words.length() <= LONGEST_SLUG) {
            return words;
        }
        int cut = words.lastIndexOf('-', LONGEST_SLUG);
        return words.substring(0, cut > LONGEST_SLUG / 2 ? cut : LONGEST_SLUG).replaceAll("-$", "");
    }
}
