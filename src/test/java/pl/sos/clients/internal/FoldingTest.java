package pl.sos.clients.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    @ParameterizedTest
    @CsvSource({
        "SM Zorza, sm-zorza",
        "Spółdzielnia Mieszkaniowa „Źródełko” w Łodzi, spoldzielnia-mieszkaniowa-zrodelko-w-lodzi",
        "ZAŻÓŁĆ GĘŚLĄ JAŹŃ, zazolc-gesla-jazn",
        "'  WM Lipowa 12/14  ', wm-lipowa-12-14",
        "Straße & Söhne, strasse-sohne",
        "小区, ''",
        "---, ''",
    })
    void makesAnAddressOfAName(String name, String slug) {
        assertThat(Folding.slug(name)).isEqualTo(slug);
    }

    @Test
    void cutsALongNameAtAWord() {
        var slug = Folding.slug("Wspólnota ".repeat(20));
        assertThat(slug).hasSizeLessThanOrEqualTo(60).endsWith("wspolnota");
        assertThat(Folding.slug("x".repeat(300))).hasSize(60);
    }
}
