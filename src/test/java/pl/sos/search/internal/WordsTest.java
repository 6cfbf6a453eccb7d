package pl.sos.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.testing.Seeded;
import pl.sos.search.Passage;

/** Cutting, folding, slips, keys and passages. */
class WordsTest {
    @ParameterizedTest
    @CsvSource({"Zażółć, zazolc", "GĘŚLĄ, gesla", "jaźń, jazn", "ŁÓDŹ, lodz", "café, cafe", "e\u0301t, et", "ß, ß"})
    void foldsCapitalsAndMarks(String written, String folded) {
        assertThat(Folding.fold(written)).isEqualTo(folded);
    }

    @Test
    void foldingTwiceChangesNothing() {
        Seeded.cases(300, random -> {
            var once = Folding.fold(random.oddText(0, 30));
            assertThat(Folding.fold(once)).isEqualTo(once);
        });
    }

    @Test
    void cutsAtEverythingThatIsNeitherLetterNorDigit() {
        assertThat(Words.of("umów o najem, czynszów (SOS-1042)!").stream().map(Words.Word::text))
                .containsExactly("umów", "o", "najem", "czynszów", "SOS", "1042");
        assertThat(Words.of("x".repeat(61))).isEmpty();
    }

    @Test
    void wordsStandWhereTheySay() {
        Seeded.cases(300, random -> {
            var text = random.oddText(0, 80);
            for (var word : Words.of(text)) {
                assertThat(text.substring(word.from(), word.until())).isEqualTo(word.text());
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "czynsz, czynsz, 0",
        "czynsz, cznysz, 1",
        "czynsz, czyns, 1",
        "czynsz, czynszz, 1",
        "umowa, uwoma, 2",
        "umowa, umwoa, 1",
        "faktura, fkatrua, 2",
        "bank, kasa, 3"
    })
    void countsSlips(String one, String other, int slips) {
        assertThat(Slips.distance(one, other)).isEqualTo(slips);
        assertThat(Slips.distance(other, one)).isEqualTo(slips);
    }

    @Test
    void oneSlipAwayIsAtDistanceOne() {
        Seeded.cases(20, random -> {
            var word = random.word(3, 9);
            assertThat(Slips.oneAway(word)).allMatch(other -> Slips.distance(word, other) == 1);
        });
    }

    @Test
    void meansTheNearestAndAmongThemTheUsual() {
        var near = List.of(
                new WordStore.Used("czynsz", 900), new WordStore.Used("czynszu", 50), new WordStore.Used("czyn", 5000));
        assertThat(Slips.meant("cznysz", near)).containsExactly("czynsz");
        assertThat(Slips.meant("czynszw", near)).containsExactly("czynsz", "czynszu");
        assertThat(Slips.meant("zupelnie", near)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "czynszuw, czynszu, true",
        "czynszuw, czynszuw, false",
        "czynszów, czynsz, false",
        "czynszow, czynsz, false",
        "naliczneie, naliczenie, true",
        "opłatt, opła, true",
        "serwerowniach, serwerowni, false",
        "umuw, umowa, true",
        "abc, xyz, false",
        "1284, 1285, false"
    })
    void whatOnlyAGuessedStemFindsMayBeMistyped(String typed, String text, boolean suspected) {
        assertThat(Slips.suspected(typed, Lemmas.ofText(text))).isEqualTo(suspected);
    }

    /** Against a naive reading: all words of the texts, each compared letter by letter. */
    @Test
    void aMistypedWordFindsWhatItsRightFormFinds() {
        Seeded.cases(60, random -> {
            var texts = new ArrayList<String>();
            for (int i = random.between(2, 12); i > 0; i--) {
                texts.add(random.pick(
                        "czynsz",
                        "czynszu",
                        "czynszów",
                        "czynszami",
                        "umowa",
                        "umów",
                        "umowami",
                        "faktura",
                        "faktur",
                        "fakturze",
                        "naliczenie",
                        "naliczenia",
                        "mieszkań",
                        "mieszkania",
                        "księgowej",
                        "księgowa"));
            }
            var known = new HashSet<String>();
            texts.forEach(text -> known.addAll(Lemmas.ofText(text)));
            var right = random.pick(texts.toArray(String[]::new));
            var folded = Folding.fold(right);
            var typed = random.pick(Slips.oneAway(folded).toArray(String[]::new));
            if (typed.length() < Slips.SHORTEST || Lemmas.isPolish(typed) || known.contains(typed)) {
                return;
            }
            var near = known.stream()
                    .filter(word -> Slips.distance(typed, word) <= 1)
                    .map(word -> new WordStore.Used(word, 1))
                    .toList();
            var asked = new HashSet<>(Lemmas.ofQuery(typed));
            if (Slips.suspected(typed, known)) {
                asked.addAll(Slips.formsMeant(typed, near));
            }
            assertThat(texts)
                    .as(() -> typed + " for " + right)
                    .filteredOn(text -> !Collections.disjoint(Lemmas.ofText(text), Lemmas.ofQuery(right)))
                    .allMatch(text -> !Collections.disjoint(Lemmas.ofText(text), asked));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SOS-1042, sos-1042",
        "sos 1042, sos-1042",
        "sos1042, sos-1042",
        "#1042, sos-1042",
        "1042, sos-1042",
        "12/2024, 12/2024",
        "526-025-02-74, 5260250274",
        "PL 526 025 02 74, 5260250274",
        "NIP: 526-025-02-74, 5260250274",
        "61 654 00 12, +48616540012",
        "616540012, +48616540012",
        "+48 61 654-00-12, +48616540012",
        "(61) 654 00 12, +48616540012",
        "Ksiegowa@SM-Zorza.example, ksiegowa@sm-zorza.example"
    })
    void readsWhatLeadsStraight(String typed, String key) {
        assertThat(Keys.meant(typed)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "61 654 00 12, 48616540012",
        "+48616540012, 48616540012",
        "0048 61 654-00-12, 48616540012",
        "(61) 654 00 12, 48616540012",
        "'Kowal, tel. 61 654 00 12 w. 5', 48616540012",
        "'14 616 540 012', 48616540012",
        "+49 30 901820, 4930901820",
        "526-025-02-74,",
        "61 1090 1014 0000 0712 1981 2874,",
        "2026-11-29 09:15,",
        "ABC616540012,",
        "'1 234 567,89',"
    })
    void readsTelephonesWithinAText(String text, @Nullable String word) {
        var read = Telephones.in(text, Words.of(text)).stream().map(Telephones.Standing::word);
        assertThat(read).isEqualTo(word == null ? List.of() : List.of(word));
    }

    /** Against a naive reading: the digits alone. */
    @Test
    void aTelephoneIsOneWordWhateverStandsBetweenItsDigits() {
        Seeded.cases(200, random -> {
            var digits = random.pick("61", "22", "50", "79") + random.between(2_000_000, 9_999_999);
            var written = new StringBuilder(random.pick("", "+48", "0048", "48", "+48 ", "0048-"));
            digits.chars().forEach(digit -> {
                if (random.between(0, 2) == 0
                        && !written.isEmpty()
                        && Character.isDigit(written.charAt(written.length() - 1))) {
                    written.append(random.pick(" ", "-", ".", ") ", " (", "\u00A0"));
                }
                written.append((char) digit);
            });
            var asked = Asked.of(written.toString());
            if (PhoneNumbers.parse(digits).isPresent()) {
                assertThat(asked.words()).as(written::toString).containsExactly(Set.of("48" + digits));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'1 284,56', 1284 56",
        "'1284,56', 1284 56",
        "'1\u00A0284,56 zł', 1284 56 zł",
        "'1\u202F284,56', 1284 56",
        "'1.284,56', 1284 56",
        "'1,284.56', 1284 56",
        "'12 345 678', 12345678",
        "'12.345.678,90', 12345678 90",
        "'kwota 1 284', kwota 1284",
        "'5 1 284', 5 1 284",
        "'1 28', 1 28",
        "'1 2845', 1 2845",
        "'0 284', 0 284",
        "'1.284 567', 1284 567",
        "'1  284', 1 284",
        "'1, 284', 1 284",
        "'29.11.2026', 29 11 2026",
        "'2026-11-29 09:15', 2026 11 29 09 15",
        "'526 025 02 74', 526 025 02 74",
        "'526-025-02-74', 526 025 02 74",
        "'PL61 1090 1014 0000 0712 1981 2874', PL61 1090 1014 0000 0712 1981 2874",
        "'12/2024', 12 2024",
        "'61 654 00 12', 48616540012",
        "'600 123 456', 48600123456",
        "'600 123', 600123",
        "'101 102 103 104 105 106', 101 102 103 104 105 106"
    })
    void digitsGroupedByThousandsAreOneWord(String typed, String words) {
        assertThat(Asked.split(typed)).containsExactly(words.split(" "));
    }

    /** Against a naive reading: the digits alone. Each way of asking for a number finds each way of writing it. */
    @Test
    void anAmountIsOneWordHoweverItIsGrouped() {
        Seeded.cases(200, random -> {
            long whole = random.between(1, 9) * (long) Math.pow(10, random.between(0, 7)) + random.between(0, 999);
            var decimals = random.pick("", ",00", ",56", ".07");
            var typed = grouped(whole, random.pick("", " ", "\u00A0", "\u202F")) + decimals;
            var written =
                    "Jest " + grouped(whole, random.pick("", " ", "\u00A0", "\u2009", "\u202F")) + decimals + " zł.";
            var asked = Asked.of(typed);
            int all = (1 << asked.words().size()) - 1;
            var words = Words.of(written);
            int found = 0;
            for (var number : Telephones.in(written, words)) {
                found |= asked.wordsMeantBy(number.joined());
            }
            for (var number : Amounts.in(written, words)) {
                found |= asked.wordsMeantBy(number);
            }
            for (var word : words) {
                found |= asked.wordsMeantBy(word.text());
            }
            assertThat(found).as(() -> typed + " in " + written).isEqualTo(all);
        });
    }

    private static String grouped(long whole, String mark) {
        return String.valueOf(whole).replaceAll("(?<=\\d)(?=(\\d{3})+$)", mark);
    }

    @Test
    void marksAnAmountAsItIsWritten() {
        var passage = Snippets.best(List.of("Faktura na 1 284,56 zł czeka."), Asked.of("1284,56"));
        assertThat(passage.found()).containsExactly("1 284", "56");
    }

    @Test
    void marksTheFormsThatWereFound() {
        var passage = Snippets.best(
                List.of("Dzień dobry.", "Prosimy o wydruk umów o najem, czynszów i opłat."), Asked.of("umowa czynsz"));
        assertThat(passage.found()).containsExactly("umów", "czynszów");
        assertThat(passage.text()).isEqualTo("Prosimy o wydruk umów o najem, czynszów i opłat.");
    }

    @Test
    void cutsALongTextAroundWhatWasFound() {
        var text = "Dawno temu ".repeat(100) + "zepsuła się umowa i czynsze " + "i tak dalej ".repeat(100);
        var passage = Snippets.best(List.of(text), Asked.of("umowy czynszu"));
        assertThat(passage.found()).containsExactly("umowa", "czynsze");
        assertThat(passage.text()).startsWith("… ").endsWith(" …").hasSizeLessThan(220);
    }

    @Test
    void aPassageHoldsNothingButItsText() {
        Seeded.cases(300, random -> {
            var text = random.oddText(0, 400);
            var word = random.pick("z", "Z09", "ą", "09", "ę");
            Passage passage = Snippets.best(List.of(text), Asked.of(word));
            var bare = passage.text().replace("…", "").replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
            assertThat(text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT)).contains(bare);
            assertThat(Snippets.whole(text, Asked.of(word)).text().replaceAll("\\s+", ""))
                    .isEqualTo(text.replaceAll("\\s+", ""));
        });
    }
}
