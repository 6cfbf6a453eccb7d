package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Errors of typing: a letter too many, too few, another one, or two that changed places. */
public final class Slips {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    /** Shorter words are near to too many others. */
    static final int SHORTEST = 4;

    private static final int LONGEST = 30;
    private static final int MOST_MEANT = 5;

    private Slips() {}

    /** Everything one slip away. */
    public static Set<String> oneAway(String word) {
        var all = new LinkedHashSet<String>();
        for (int i = 0; i <= word.length(); i++) {
            var head = word.substring(0, i);
            var tail = word.substring(i);
            for (int c = 0; c < LETTERS.length(); c++) {
                all.add(head + LETTERS.charAt(c) + tail);
                if (!tail.isEmpty()) {
                    all.add(head + LETTERS.charAt(c) + tail.substring(1));
                }
            }
            if (!tail.isEmpty()) {
                all.add(head + tail.substring(1));
            }
            if (tail.length() > 1) {
                all.add(head + tail.charAt(1) + tail.charAt(0) + tail.substring(2));
            }
        }
        all.remove(word);
        return all;
    }

    static boolean canBeCorrected(String word) {
        return word.length() >= SHORTEST
                && word.length() <= LONGEST
                && word.chars().noneMatch(Character::isDigit);
    }

    /**
     * Whether a word may be mistyped. A guessed stem says nothing for it: it is one letter off as often as the word, and of "czynszuw"
     * it is "czynszu", which finds the texts that say just that.
     *
     * @param known forms that stand in the index
     */
    static boolean suspected(String typed, Set<String> known) {
        return canBeCorrected(Folding.fold(typed))
                && Lemmas.sure(typed).stream().noneMatch(known::contains);
    }

    /** What is looked for in place of a mistyped word: every form of the few words that were most likely meant. */
    static Set<String> formsMeant(String typed, Collection<WordStore.Used> near) {
        var forms = new LinkedHashSet<String>();
        meant(typed, near).forEach(word -> forms.addAll(Lemmas.ofQuery(word)));
        return forms;
    }

    /** The few words that were most likely meant, the likeliest first; a longer word may hold a second slip. */
    static List<String> meant(String typed, Collection<WordStore.Used> near) {
        int allowed = typed.length() < 6 ? 1 : typed.length() < 10 ? 2 : 3;
        record Candidate(WordStore.Used used, int distance) {}
        var candidates = new ArrayList<Candidate>();
        for (var used : near) {
            int distance = distance(typed, used.word());
            if (distance <= allowed && used.word().chars().noneMatch(Character::isDigit)) {
                candidates.add(new Candidate(used, distance));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::distance)
                .thenComparing(one -> one.used().uses(), Comparator.reverseOrder())
                .thenComparing(one -> one.used().word()));
        int nearest = candidates.isEmpty() ? 0 : candidates.getFirst().distance();
        return candidates.stream()
                .filter(one -> one.distance() == nearest)
                .limit(MOST_MEANT)
                .map(one -> one.used().word())
                .toList();
    }

    /** How many slips lie between two words (Damerau and Levenshtein, no place changed twice). */
    public static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(rows[i - 1][j - 1] + same, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    best = Math.min(best, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = best;
            }
        }
        return rows[one.length()][other.length()];
    }
}
