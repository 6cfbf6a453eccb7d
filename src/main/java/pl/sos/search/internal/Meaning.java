package pl.sos.search.internal;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What somebody may have meant by what he typed: the words he began, and the words he mistyped. */
@Component
class Meaning {
    private static final int SHORTEST_BEGINNING = 2;

    private final WordStore dictionary;

    Meaning(WordStore dictionary) {
        this.dictionary = dictionary;
    }

    /** @param typing the last word may only have begun */
    Asked of(String text, boolean typing) {
        var words = Asked.split(text);
        var asked = Asked.of(text);
        if (asked.isEmpty()) {
            return asked;
        }
        var known = dictionary.known(
                asked.words().stream().flatMap(Set::stream).distinct().toList());
        int last = words.size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean begun = typing && i == last && !Character.isWhitespace(text.charAt(text.length() - 1));
            var beginnings = begun ? beginnings(words.get(i)) : List.<String>of();
            boolean mistyped = beginnings.isEmpty() && Slips.suspected(words.get(i), known);
            asked = mistyped ? corrected(asked, i, words.get(i)) : asked.with(i, beginnings);
        }
        return asked;
    }

    private List<String> beginnings(String word) {
        var folded = Folding.fold(word);
        return folded.length() >= SHORTEST_BEGINNING ? dictionary.beginning(folded) : List.of();
    }

    /** The same with the neighbours of every word, and each group of digits for itself: what was found of it was nothing. */
    Asked corrected(String text) {
        var words = Asked.splitLoosely(text);
        var asked = Asked.of(words);
        for (int i = 0; i < words.size(); i++) {
            asked = corrected(asked, i, words.get(i));
        }
        return asked;
    }

    private Asked corrected(Asked asked, int at, String word) {
        var folded = Folding.fold(word);
        if (!Slips.canBeCorrected(folded)) {
            return asked;
        }
        return asked.with(at, Slips.formsMeant(folded, dictionary.near(folded, Slips.oneAway(folded))));
    }
}
