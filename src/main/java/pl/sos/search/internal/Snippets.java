package pl.sos.search.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pl.sos.search.Passage;

/** Cuts the passage out of texts that shows most of what was looked for, and marks it. */
public final class Snippets {
    private static final int AROUND = 170;
    private static final int LEAD = 50;
    private static final int LOOKED_AT = 20_000;

    private Snippets() {}

    private record Match(Words.Word word, int bits) {}

    /** The whole of a short text. */
    public static Passage whole(String text, Asked asked) {
        return marked(text, 0, text.length(), matches(text, asked));
    }

    /** The best passage of the best text; none when nothing is found in them. */
    public static Passage best(List<String> texts, Asked asked) {
        String best = "";
        List<Match> found = List.of();
        int from = 0;
        int score = 0;
        for (var text : texts) {
            var cut = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
            var matches = matches(cut, asked);
            for (int i = 0; i < matches.size(); i++) {
                int bits = 0;
                int count = 0;
                for (int j = i;
                        j < matches.size()
                                && matches.get(j).word().until()
                                                - matches.get(i).word().from()
                                        <= AROUND - LEAD;
                        j++) {
                    bits |= matches.get(j).bits();
                    count++;
                }
                int worth = Integer.bitCount(bits) * 100 + Math.min(count, 99);
                if (worth > score) {
                    score = worth;
                    best = cut;
                    found = matches;
                    from = matches.get(i).word().from();
                }
            }
        }
        if (score == 0) {
            return Passage.NONE;
        }
        int begin = from <= LEAD ? 0 : atBlank(best, from - LEAD, from);
        int end = begin + AROUND >= best.length() ? best.length() : beforeBlank(best, begin + AROUND);
        return marked(best, begin, end, found);
    }

    private static int atBlank(String text, int from, int until) {
        for (int i = from; i < until; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static int beforeBlank(String text, int end) {
        for (int i = end; i > end - 30; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static List<Match> matches(String text, Asked asked) {
        var matches = new ArrayList<Match>();
        var words = Words.of(text);
        var numbers = Stream.concat(
                        Telephones.in(text, words).stream().map(Telephones.Standing::joined),
                        Amounts.in(text, words).stream())
                .toList();
        for (var number : numbers) {
            int bits = asked.wordsMeantBy(number);
            if (bits != 0) {
                var whole = text.substring(number.from(), number.until());
                matches.add(new Match(new Words.Word(whole, number.from(), number.until()), bits));
            }
        }
        boolean ofNumbers = !matches.isEmpty();
        for (var word : words) {
            int bits = asked.wordsMeantBy(word.text());
            if (bits != 0) {
                matches.add(new Match(word, bits));
            }
        }
        if (ofNumbers) {
            // A number before the words that it begins with; what overlaps is not marked twice.
            matches.sort(Comparator.<Match>comparingInt(one -> one.word().from())
                    .thenComparing(
                            Comparator.<Match>comparingInt(one -> one.word().until())
                                    .reversed()));
        }
        return matches;
    }

    private static Passage marked(String text, int begin, int end, List<Match> matches) {
        var parts = new ArrayList<Passage.Part>();
        int at = begin;
        if (begin > 0) {
            parts.add(new Passage.Part("… ", false));
        }
        for (var match : matches) {
            var word = match.word();
            if (word.from() < at || word.until() > end) {
                continue;
            }
            plain(text, at, word.from(), parts);
            parts.add(new Passage.Part(word.text(), true));
            at = word.until();
        }
        plain(text, at, end, parts);
        if (end < text.length()) {
            parts.add(new Passage.Part(" …", false));
        }
        return new Passage(parts);
    }

    private static void plain(String text, int from, int until, List<Passage.Part> parts) {
        if (until > from) {
            parts.add(new Passage.Part(text.substring(from, until).replaceAll("\\s+", " "), false));
        }
    }
}
