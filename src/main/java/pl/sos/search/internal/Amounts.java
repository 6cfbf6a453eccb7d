package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers whose digits are grouped by thousands: "1 284", "1.284" and "1,284" are one word, the digits "1284". Decimals stay a word of their own.
 * Reading is generous: what could be two numbers is indexed as both.
 */
final class Amounts {
    private static final int GROUP = 3;

    /** No amount has more; what is longer is the number of an account or a list. */
    private static final int MOST_DIGITS = 15;

    /** One of these stands between two groups, in one number always of the same kind. */
    private static final List<String> BETWEEN = List.of(" \u00A0\u2009\u202F", ".", ",");

    private static final int NONE = -1;

    private Amounts() {}

    /**
     * By where they begin; some overlap.
     *
     * @param words of the text
     */
    static List<Words.Joined> in(String text, List<Words.Word> words) {
        var found = new ArrayList<Words.Joined>();
        for (int i = 0; i < words.size() - 1; i++) {
            int kind = begins(words.get(i)) ? between(text, words, i) : NONE;
            var digits = new StringBuilder(words.get(i).text());
            for (int j = i + 1;
                    kind != NONE
                            && j < words.size()
                            && between(text, words, j - 1) == kind
                            && goesOn(words.get(j))
                            && digits.length() + GROUP <= MOST_DIGITS;
                    j++) {
                digits.append(words.get(j).text());
                found.add(new Words.Joined(
                        digits.toString(), words.get(i).from(), words.get(j).until()));
            }
        }
        return found;
    }

    /** Only those whose row of digits is nothing else from its beginning to its end; none overlaps another. */
    static List<Words.Joined> apart(String text, List<Words.Word> words) {
        var apart = new ArrayList<Words.Joined>();
        for (int i = 0; i < words.size() - 1; i++) {
            int kind = between(text, words, i);
            if (kind == NONE) {
                continue;
            }
            var digits = new StringBuilder(words.get(i).text());
            boolean grouped = begins(words.get(i));
            int end = i;
            while (end + 1 < words.size() && between(text, words, end) == kind) {
                end++;
                grouped &= goesOn(words.get(end));
                digits.append(words.get(end).text());
            }
            if (grouped && digits.length() <= MOST_DIGITS) {
                apart.add(new Words.Joined(
                        digits.toString(), words.get(i).from(), words.get(end).until()));
                i = end;
            } else {
                i = end - 1;
            }
        }
        return apart;
    }

    private static boolean begins(Words.Word word) {
        return ofDigits(word) && word.text().length() <= GROUP && word.text().charAt(0) != '0';
    }

    private static boolean goesOn(Words.Word word) {
        return ofDigits(word) && word.text().length() == GROUP;
    }

    /** Which kind of mark joins this word to the next. */
    private static int between(String text, List<Words.Word> words, int at) {
        var one = words.get(at);
        var next = words.get(at + 1);
        if (next.from() - one.until() != 1 || !ofDigits(one) || !ofDigits(next)) {
            return NONE;
        }
        char mark = text.charAt(one.until());
        for (int kind = 0; kind < BETWEEN.size(); kind++) {
            if (BETWEEN.get(kind).indexOf(mark) >= 0) {
                return kind;
            }
        }
        return NONE;
    }

    private static boolean ofDigits(Words.Word word) {
        return word.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
