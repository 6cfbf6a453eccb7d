package pl.sos.search.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.sos.search.SearchText;

/**
 * Texts as literals of {@code tsvector}. Every form of a word stands in it once and without a position: nobody looks for a
 * phrase, and without positions the index alone answers. A form that stands in internal text only begins with {@code ~}, which no
 * word that is looked for can; {@code ^} marks the word that all things of a kind are called by.
 */
public record Vectors(String title, String words, Set<String> forms) {
    /** More different words than a book has; what comes after is not found. */
    private static final int MOST_FORMS = 20_000;

    /** Three bytes each at most, once for all to read and once internal: a tsvector holds a megabyte (1,048,575 bytes). */
    private static final int MOST_LETTERS = 160_000;

    private static final int LONGEST_TEXT = 200_000;

    public static Vectors of(SearchText text) {
        var title = forms(List.of(text.title()));
        var shown = forms(
                Stream.concat(Stream.of(text.title()), text.shown().stream()).toList());
        var internal = forms(text.internal());
        internal.removeAll(shown);
        var words = new StringBuilder();
        shown.forEach(form -> append(words, "", form));
        internal.forEach(form -> append(words, "~", form));
        var all = new LinkedHashSet<>(shown);
        all.addAll(internal);
        var titles = new StringBuilder();
        title.forEach(form -> append(titles, "", form));
        text.kind().ownWord().ifPresent(own -> {
            append(titles, Asked.OWN, own);
            append(words, Asked.OWN, own);
            all.add(own);
        });
        return new Vectors(titles.toString(), words.toString(), all);
    }

    /** In how many entries each form stands. */
    public static Map<String, Long> uses(Collection<Vectors> vectors) {
        return vectors.stream()
                .flatMap(one -> one.forms().stream())
                .collect(Collectors.groupingBy(form -> form, Collectors.counting()));
    }

    private static Set<String> forms(List<String> texts) {
        var forms = new LinkedHashSet<String>();
        int letters = 0;
        for (var text : texts) {
            var cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
            var words = Words.of(cut);
            for (var number : Telephones.in(cut, words)) {
                for (var form : Telephones.forms(number)) {
                    letters += forms.add(form) ? form.length() : 0;
                }
            }
            for (var word : words) {
                if (Words.tellsNothing(Folding.fold(word.text()))) {
                    continue;
                }
                for (var form : Lemmas.ofText(word.text())) {
                    if (forms.size() >= MOST_FORMS || letters + form.length() > MOST_LETTERS) {
                        return forms;
                    }
                    letters += forms.add(form) ? form.length() : 0;
                }
            }
            for (var amount : Amounts.in(cut, words)) {
                if (forms.size() >= MOST_FORMS || letters + amount.word().length() > MOST_LETTERS) {
                    return forms;
                }
                letters += forms.add(amount.word()) ? amount.word().length() : 0;
            }
        }
        return forms;
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
