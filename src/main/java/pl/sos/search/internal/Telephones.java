package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pl.sos.ground.PhoneNumbers;
import pl.sos.kernel.PhoneNumber;

/**
 * Telephone numbers within a text, however they are written: "61 654 00 12", "(61) 654-00-12" and "+48616540012" are one word, the
 * digits with those of the country. Reading is generous: what could be two numbers is indexed as both.
 */
final class Telephones {
    private static final int SHORTEST = 7;
    private static final int LONGEST = 15;
    private static final int AT_HOME = 9;

    /** Of one text; what is read costs a few microseconds each. */
    private static final int MOST_READ = 200;

    /** Between two groups of digits stand a few of these. */
    private static final String BETWEEN = " \u00A0\u2009\u202F()-\u2010\u2011\u2013./";

    private static final int MOST_BETWEEN = 3;

    private Telephones() {}

    /** @param word its digits with the country's, as it is looked for */
    record Standing(PhoneNumber number, String word, int from, int until) {
        Words.Joined joined() {
            return new Words.Joined(word, from, until);
        }
    }

    /**
     * By where they begin; some may overlap.
     *
     * @param words of the text
     */
    static List<Standing> in(String text, List<Words.Word> words) {
        var found = new ArrayList<Standing>();
        int left = MOST_READ;
        for (int i = 0; i < words.size() && left > 0; i++) {
            if (!ofDigits(words.get(i))) {
                continue;
            }
            boolean abroad = namesCountry(text, words.get(i));
            var digits = new StringBuilder();
            Standing last = null;
            int end = i;
            for (int j = i; j < words.size() && joins(text, words, i, j) && left > 0; j++) {
                digits.append(words.get(j).text());
                if (digits.length() > LONGEST + 2) {
                    break;
                }
                if (!mayBe(abroad, digits)) {
                    continue;
                }
                left--;
                var read =
                        read(abroad, digits, words.get(i).from(), words.get(j).until());
                if (read.isPresent() && abroad) {
                    last = read.get();
                    end = j;
                } else {
                    read.ifPresent(found::add);
                }
            }
            if (last != null) {
                found.add(last);
                i = end;
            }
        }
        return found;
    }

    /** The same without those that overlap an earlier one; of two that begin at one place the longer is meant. */
    static List<Standing> apart(String text, List<Words.Word> words) {
        var apart = new ArrayList<Standing>();
        var all = new ArrayList<>(in(text, words));
        all.sort(Comparator.comparingInt(Standing::from)
                .thenComparing(Comparator.comparingInt(Standing::until).reversed()));
        for (var one : all) {
            if (apart.isEmpty() || one.from() >= apart.getLast().until()) {
                apart.add(one);
            }
        }
        return apart;
    }

    /** What a number is indexed as: its word, and the digits that one dials in its country, for who begins with them. */
    static Set<String> forms(Standing one) {
        var forms = new LinkedHashSet<>(Set.of(one.word()));
        forms.add(digits(PhoneNumbers.display(one.number())));
        return forms;
    }

    /** The digits of a number that somebody began with its country's; empty when the text is something else. */
    static Optional<String> begun(String text) {
        var line = text.strip();
        boolean international = line.startsWith("+") || line.startsWith("00");
        boolean mere = line.substring(Math.min(1, line.length()))
                .chars()
                .allMatch(c -> Character.isDigit(c) || BETWEEN.indexOf(c) >= 0);
        var digits = digits(line);
        var rest = line.startsWith("00") ? digits.substring(2) : digits;
        return international && mere && !rest.isEmpty() && rest.length() <= LONGEST
                ? Optional.of(rest)
                : Optional.empty();
    }

    private static Optional<Standing> read(boolean abroad, StringBuilder digits, int from, int until) {
        var written = abroad && digits.indexOf("00") != 0 ? "+" + digits : digits.toString();
        return PhoneNumbers.parse(written).map(number -> new Standing(number, digits(number.e164()), from, until));
    }

    private static boolean mayBe(boolean abroad, StringBuilder digits) {
        int length = digits.length();
        return abroad
                ? length >= SHORTEST
                : length == AT_HOME || (length == AT_HOME + 2 && PhoneNumbers.beginsAsAtHome(digits));
    }

    private static boolean namesCountry(String text, Words.Word word) {
        return (word.from() > 0 && text.charAt(word.from() - 1) == '+')
                || (word.text().startsWith("00") && !word.text().startsWith("000"));
    }

    private static boolean joins(String text, List<Words.Word> words, int first, int at) {
        if (at == first) {
            return true;
        }
        int from = words.get(at - 1).until();
        int until = words.get(at).from();
        return ofDigits(words.get(at))
                && until - from <= MOST_BETWEEN
                && text.substring(from, until).chars().allMatch(c -> BETWEEN.indexOf(c) >= 0);
    }

    private static boolean ofDigits(Words.Word word) {
        return word.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
