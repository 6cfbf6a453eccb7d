package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into words: unbroken rows of letters and digits. */
public final class Words {
    /** What is longer is no word: a key, a line of a log. */
    static final int LONGEST = 60;

    /** They stand everywhere and tell nothing; folded. */
    private static final Set<String> EMPTY = Set.of(
            "na", "do", "od", "po", "za", "ze", "we", "ku", "sie", "to", "jest", "oraz", "lub", "ale", "czy", "dla",
            "przy", "przez", "nie", "ten", "ta", "te", "the", "of", "and", "or", "is");

    private Words() {}

    /** @param from where it begins in the text; it ends before {@code until} */
    public record Word(String text, int from, int until) {}

    /** Several words of a text that are looked for as one. */
    record Joined(String word, int from, int until) {}

    public static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        int start = -1;
        for (int i = 0; i <= text.length(); ) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            boolean inside = i < text.length()
                    && (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK);
            if (inside && start < 0) {
                start = i;
            }
            if (!inside && start >= 0) {
                if (i - start <= LONGEST) {
                    words.add(new Word(text.substring(start, i), start, i));
                }
                start = -1;
            }
            i += Character.charCount(c);
        }
        return words;
    }

    /** Single letters, little words and marks without a letter, of which nothing is left; a single digit may be meant. */
    static boolean tellsNothing(String folded) {
        return folded.isBlank()
                || (folded.length() == 1 && !Character.isDigit(folded.charAt(0)))
                || EMPTY.contains(folded);
    }
}
