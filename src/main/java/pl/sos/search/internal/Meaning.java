package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
            var folded = Folding.fold(words.get(i));
            boolean begun = typing && i == last && !Character.isWhitespace(text.charAt(text.length() - 1));
            if (begun && folded.length() >= SHORTEST_BEGINNING) {
                asked = asked.with(i, dictionary.beginning(folded));
            }
            boolean there = asked.words().get(i).stream().anyMatch(known::contains)
                    || asked.words().get(i).size()
                            > Lemmas.ofQuery(words.get(i)).size();
            if (!there) {
                asked = corrected(asked, i, words.get(i));
            }
        }
        return asked;
    }

    /** The same with the neighbours of every word: what was found of it was nothing. */
    Asked corrected(String text) {
        var words = Asked.split(text);
        var asked = Asked.of(text);
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
        var meant = Slips.meant(folded, dictionary.near(folded, Slips.oneAway(folded)));
        var forms = new LinkedHashSet<String>();
        new ArrayList<>(meant).forEach(one -> forms.addAll(Lemmas.ofQuery(one)));
        return asked.with(at, forms);
    }
}
