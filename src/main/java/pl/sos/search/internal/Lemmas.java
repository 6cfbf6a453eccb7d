package pl.sos.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import morfologik.stemming.polish.PolishStemmer;
import org.apache.lucene.analysis.stempel.StempelStemmer;
import org.egothor.stemmer.Trie;

/**
 * The basic forms of a Polish word, folded: "umów" is {@code umowa}, {@code umowic} and, as it is written, {@code umow}.
 * Morfologik's dictionary knows most words, Stempel guesses the stem of the others. Both are read when the first word comes.
 */
public final class Lemmas {
    private static final int MOST_SPELLINGS = 400;
    private static final int MOST_REMEMBERED = 12_000;
    private static final int SHORTEST_STEM = 3;

    private static final Map<String, Set<String>> OF_TEXT = new ConcurrentHashMap<>();

    private Lemmas() {}

    /** Read once, on demand. */
    private static final class Known {
        static final Dictionary WORDS = words();

        private static Dictionary words() {
            try {
                return Dictionary.read(Objects.requireNonNull(PolishStemmer.class.getResource("polish.dict")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Read once, when the first word comes that the dictionary does not know. */
    private static final class Guessed {
        static final Trie STEMS = stems();

        private static Trie stems() {
            try (var table = Objects.requireNonNull(
                    StempelStemmer.class.getResourceAsStream("/org/apache/lucene/analysis/pl/stemmer_20000.tbl"))) {
                return StempelStemmer.load(table);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What a word of a text is indexed as; itself, folded, is among it. */
    public static Set<String> ofText(String word) {
        var known = OF_TEXT.get(word);
        if (known != null) {
            return known;
        }
        var forms = Set.copyOf(forms(word, false));
        if (OF_TEXT.size() >= MOST_REMEMBERED) {
            OF_TEXT.clear();
        }
        OF_TEXT.put(word, forms);
        return forms;
    }

    /** What a word is looked for as: Polish letters may be missing in it. */
    public static Set<String> ofQuery(String word) {
        return forms(word, true);
    }

    /** The same without a stem that is only guessed: what stands in the index for one of these was not mistyped. */
    static Set<String> sure(String word) {
        var forms = new LinkedHashSet<String>();
        forms.add(Folding.fold(word));
        forms.addAll(known(word, true));
        return forms;
    }

    /** Whether the dictionary knows the word, perhaps with Polish letters that are missing in it. */
    static boolean isPolish(String word) {
        return !known(word, true).isEmpty();
    }

    private static Set<String> forms(String word, boolean everySpelling) {
        var folded = Folding.fold(word);
        var forms = new LinkedHashSet<String>();
        forms.add(folded);
        if (folded.codePoints().anyMatch(Character::isDigit) || folded.length() < 2) {
            return forms;
        }
        var lemmas = known(word, everySpelling);
        forms.addAll(lemmas);
        if (lemmas.isEmpty()) {
            var stem = new StempelStemmer(Guessed.STEMS).stem(word.toLowerCase(Locale.ROOT));
            if (stem != null && stem.length() >= SHORTEST_STEM) {
                forms.add(Folding.fold(stem.toString()));
            }
        }
        return forms;
    }

    private static Set<String> known(String word, boolean everySpelling) {
        var small = word.toLowerCase(Locale.ROOT);
        var lookup = new DictionaryLookup(Known.WORDS);
        var lemmas = new LinkedHashSet<String>();
        add(lookup, small, lemmas);
        if (everySpelling || lemmas.isEmpty()) {
            spell(lookup, new StringBuilder(small), 0, new int[] {MOST_SPELLINGS}, lemmas);
        }
        return lemmas;
    }

    /** All ways to put the marks that may have been left out. */
    private static void spell(DictionaryLookup lookup, StringBuilder word, int from, int[] left, Set<String> lemmas) {
        for (int i = from; i < word.length() && left[0] > 0; i++) {
            char plain = word.charAt(i);
            for (char marked : marked(plain).toCharArray()) {
                word.setCharAt(i, marked);
                left[0]--;
                add(lookup, word.toString(), lemmas);
                spell(lookup, word, i + 1, left, lemmas);
            }
            word.setCharAt(i, plain);
        }
    }

    private static String marked(char plain) {
        return switch (plain) {
            case 'a' -> "ą";
            case 'c' -> "ć";
            case 'e' -> "ę";
            case 'l' -> "ł";
            case 'n' -> "ń";
            case 'o' -> "ó";
            case 's' -> "ś";
            case 'z' -> "źż";
            default -> "";
        };
    }

    private static void add(DictionaryLookup lookup, String word, Set<String> lemmas) {
        addAs(lookup, word, lemmas);
        // Names stand in the dictionary with their capital.
        addAs(lookup, Character.toUpperCase(word.charAt(0)) + word.substring(1), lemmas);
    }

    private static void addAs(DictionaryLookup lookup, String word, Set<String> lemmas) {
        for (WordData found : lookup.lookup(word)) {
            var stem = found.getStem();
            if (stem != null) {
                var lemma = Folding.fold(stem.toString());
                if (lemma.codePoints().allMatch(Character::isLetter)) {
                    lemmas.add(lemma);
                }
            }
        }
    }
}
