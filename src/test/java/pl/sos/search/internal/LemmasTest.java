package pl.sos.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words mean the same. */
class LemmasTest {
    private static boolean finds(String query, String text) {
        return !Collections.disjoint(Lemmas.ofQuery(query), Lemmas.ofText(text));
    }

    @ParameterizedTest
    @CsvSource({
        "umowa, umów",
        "umowa, umowami",
        "umów, umowa",
        "umow, umów",
        "umow, umowa",
        "UMOWA, umową",
        "czynsz, czynszów",
        "czynszow, czynsz",
        "CZYNSZÓW, czynszami",
        "zgłoszenie, zgłoszeniami",
        "zgloszen, zgłoszenie",
        "naliczenie, naliczenia",
        "zaliczka, zaliczek",
        "mieszkanie, mieszkań",
        "mieszkan, mieszkania",
        "księgowa, księgowej",
        "ksiegowej, księgowa",
        "faktura, faktur",
        "woda, wód",
        "błąd, błędy",
        "bledy, błąd",
        "blad, błędów",
        "wydruk, wydrukach",
        "Kowalski, Kowalskiego",
        "kowalska, Kowalskiej",
        "Poznań, Poznaniu",
        "poznan, Poznania",
        "osiedle, osiedlu",
        "lokal, lokali",
        "drukarka, drukarkę",
        "saldo, sald",
        "wyciag, wyciągu",
        "bank, banku",
        "JPK, jpk"
    })
    void findsEveryFormOfAWord(String query, String text) {
        assertThat(finds(query, text))
                .as("%s %s in %s %s", query, Lemmas.ofQuery(query), text, Lemmas.ofText(text))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "umowa, mowa",
        "czynsz, czyn",
        "bank, banan",
        "faktura, faktor",
        "1042, 1043",
        "woda, wodór",
        "kasa, kaszel"
    })
    void doesNotTakeOneWordForAnother(String query, String text) {
        assertThat(finds(query, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"serwerownia, serwerowni", "meritum, meritum", "ekoterm, ekoterm", "naliczeniach, naliczeniami"})
    void guessesTheStemOfAWordThatNoDictionaryKnows(String query, String text) {
        assertThat(finds(query, text)).isTrue();
    }

    @Test
    void aWordIsAlwaysFoundAsItIsWritten() {
        for (var word : new String[] {"xyzzy", "ŻÓŁĆ", "łódź", "ąęć", "a1b2", "naïve", "STRASSE", "日本", "İstanbul"}) {
            assertThat(finds(word, word)).as(word).isTrue();
            assertThat(finds(Folding.fold(word), word)).as(word).isTrue();
        }
    }
}
