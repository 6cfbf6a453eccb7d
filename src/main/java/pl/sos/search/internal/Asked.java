package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.sos.search.SearchKind;

/**
 * What is looked for: of each word at least one form, of all words each.
 *
 * @param words forms of the words, folded
 */
public record Asked(List<Set<String>> words) {
    static final int MOST_WORDS = 8;
    static final int LONGEST = 200;

    /** Before a word that stands in internal text only. */
    static final String INTERNAL = "~";

    /** Before the word that all things of a kind are called by. */
    static final String OWN = "^";

    private static final Set<String> OWN_WORDS = Stream.of(SearchKind.values())
            .flatMap(kind -> kind.ownWord().stream())
            .collect(Collectors.toUnmodifiableSet());

    public Asked {
        words = words.stream().map(Set::copyOf).toList();
    }

    /**
     * The words of a text that say something: the others stand in no entry. A telephone number is one word however it is written, and so are
     * digits that are grouped by thousands.
     */
    static List<String> split(String text) {
        return split(text, true);
    }

    /** The same, and each group of digits for itself, in case that they are several numbers. */
    static List<String> splitLoosely(String text) {
        return split(text, false);
    }

    private static List<String> split(String text, boolean grouped) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var words = Words.of(cut);
        var numbers = new ArrayList<>(Telephones.apart(cut, words).stream()
                .map(Telephones.Standing::joined)
                .toList());
        if (numbers.isEmpty()) {
            var begun = Telephones.begun(cut);
            if (begun.isPresent()) {
                return List.of(begun.get());
            }
        }
        if (grouped) {
            // Behind the telephones, which are looked at first where both are possible.
            numbers.addAll(Amounts.apart(cut, words).stream()
                    .filter(amount -> numbers.stream()
                            .noneMatch(one -> one.from() < amount.until() && amount.from() < one.until()))
                    .toList());
        }
        return words.stream()
                .flatMap(word -> numbers.stream()
                        .filter(one -> one.from() <= word.from() && word.until() <= one.until())
                        .findFirst()
                        .map(one -> one.from() == word.from() ? Stream.of(one.word()) : Stream.<String>empty())
                        .orElseGet(() -> Stream.of(word.text())))
                .filter(word -> !Words.tellsNothing(Folding.fold(word)))
                .limit(MOST_WORDS)
                .toList();
    }

    public static Asked of(String text) {
        return of(split(text));
    }

    static Asked of(List<String> words) {
        return new Asked(words.stream().map(Lemmas::ofQuery).toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** All words in a title. Of what a kind is called by at least one more word: that alone is no title. */
    String inTitle() {
        return ownWord() ? all("", OWN) + " & " + any() : all("");
    }

    /**
     * All words anywhere.
     *
     * @param internal words of internal text are looked for too
     */
    String anywhere(boolean internal) {
        return internal ? all("", INTERNAL) : all("");
    }

    /** As {@link #anywhere}, and a word may be what the kind of thing is called by; null where none is. */
    @Nullable
    String anywhereOrOwn(boolean internal) {
        if (!ownWord()) {
            return null;
        }
        return internal ? all("", INTERNAL, OWN) : all("", OWN);
    }

    private boolean ownWord() {
        return words.stream().flatMap(Set::stream).anyMatch(OWN_WORDS::contains);
    }

    private String any() {
        return either(words.stream().flatMap(Set::stream).distinct().toList(), "");
    }

    private String all(String... marks) {
        return words.stream().map(forms -> either(forms, marks)).collect(Collectors.joining(" & "));
    }

    private static String either(Collection<String> forms, String... marks) {
        var each = new ArrayList<String>();
        for (var form : forms) {
            for (var mark : marks) {
                if (!mark.equals(OWN) || OWN_WORDS.contains(form)) {
                    each.add(quoted(mark, form));
                }
            }
        }
        return "(" + String.join(" | ", each) + ")";
    }

    private static String quoted(String mark, String form) {
        return "'" + mark + form.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Which of the words looked for are these, read as one, as bits. */
    int wordsMeantBy(Words.Joined number) {
        int bits = 0;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).contains(number.word())) {
                bits |= 1 << i;
            }
        }
        return bits;
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
