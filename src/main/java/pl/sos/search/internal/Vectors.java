package pl.sos.search.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pl.sos.search.SearchText;

/**
 * Texts as literals of {@code tsvector}. Every form of a word stands in it once and without a position: nobody looks for a
 * phrase, and without positions the index alone answers. A form that stands in internal text only begins with {@code ~}, which no
 * word that is looked for can.
 */
public record Vectors(String title, String words, Set<String> forms) {
    /** More different words than a book has; what comes after is not found. */
    private static final int MOST_FORMS = 20_000;

    private static final int LONGEST_TEXT = 200_000;

    public static Vectors of(SearchText text) {
        var title = new LinkedHashSet<String>();
        add(text.title(), title);
        var shown = new LinkedHashSet<>(title);
        text.shown().forEach(one -> add(one, shown));
        var internal = new LinkedHashSet<String>();
        text.internal().forEach(one -> add(one, internal));
        internal.removeAll(shown);
        var words = new StringBuilder();
        shown.forEach(form -> append(words, "", form));
        internal.forEach(form -> append(words, "~", form));
        var all = new LinkedHashSet<>(shown);
        all.addAll(internal);
        return new Vectors(literal(title), words.toString(), all);
    }

    /** In how many entries each form stands. */
    public static Map<String, Long> uses(Collection<Vectors> vectors) {
        return vectors.stream()
                .flatMap(one -> one.forms().stream())
                .collect(Collectors.groupingBy(form -> form, Collectors.counting()));
    }

    private static void add(String text, Collection<String> forms) {
        var cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        for (var word : Words.of(cut)) {
            if (forms.size() >= MOST_FORMS) {
                return;
            }
            if (!Words.tellsNothing(Folding.fold(word.text()))) {
                forms.addAll(Lemmas.ofText(word.text()));
            }
        }
    }

    private static String literal(Collection<String> forms) {
        var literal = new StringBuilder();
        forms.forEach(form -> append(literal, "", form));
        return literal.toString();
    }

    private static void append(StringBuilder literal, String mark, String form) {
        // Folding may leave what is neither letter nor digit of some scripts; quotes make everything a word.
        literal.append('\'').append(mark);
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            if (c == '\'' || c == '\\') {
                literal.append(c);
            }
            literal.append(c);
        }
        literal.append("' ");
    }
}
