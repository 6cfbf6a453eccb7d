package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is looked for: of each word at least one form, of all words each.
 *
 * @param words forms of the words, folded
 */
public record Asked(List<Set<String>> words) {
    static final int MOST_WORDS = 8;
    static final int LONGEST = 200;

    public Asked {
        words = words.stream().map(Set::copyOf).toList();
    }

    /** The words of a text that say something: the others stand in no entry. */
    static List<String> split(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return Words.of(cut).stream()
                .map(Words.Word::text)
                .filter(word -> !Words.tellsNothing(Folding.fold(word)))
                .limit(MOST_WORDS)
                .toList();
    }

    public static Asked of(String text) {
        return new Asked(split(text).stream().map(Lemmas::ofQuery).toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The literal of a {@code tsquery}. @param internal words of internal text are looked for too */
    String query(boolean internal) {
        return words.stream().map(forms -> either(forms, internal)).collect(Collectors.joining(" & "));
    }

    private static String either(Collection<String> forms, boolean internal) {
        var each = new ArrayList<String>();
        for (var form : forms) {
            each.add(quoted("", form));
            if (internal) {
                each.add(quoted("~", form));
            }
        }
        return "(" + String.join(" | ", each) + ")";
    }

    private static String quoted(String mark, String form) {
        return "'" + mark + form.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Whether a word of a text is one of those looked for. */
    boolean means(String word) {
        return wordsMeantBy(word) > 0;
    }

    /** Which of the words looked for this word of a text stands for, as bits. */
    int wordsMeantBy(String word) {
        var forms = Lemmas.ofText(word);
        int bits = 0;
        for (int i = 0; i < words.size(); i++) {
            for (var form : forms) {
                if (words.get(i).contains(form)) {
                    bits |= 1 << i;
                    break;
                }
            }
        }
        return bits;
    }

    Asked with(int at, Collection<String> more) {
        var changed = new ArrayList<>(words);
        var forms = new LinkedHashSet<>(changed.get(at));
        forms.addAll(more);
        changed.set(at, forms);
        return new Asked(changed);
    }
}
