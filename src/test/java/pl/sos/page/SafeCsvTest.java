package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+48 61",
                "+1+cmd",
                "-2+3",
                "-1,5,5",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff20x"
            })
    void noCellBeginsAFormula(String text) {
        assertThat(SafeCsv.line(text).replace("\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2", "+48600700800", "zwykły", "12", ""})
    void whatComputesNothingStaysAsItIs(String text) {
        assertThat(SafeCsv.line(text)).isEqualTo(text + "\r\n");
    }

    @Test
    void separatorsAndQuotesStayInTheirCell() {
        assertThat(SafeCsv.line("a;b", "c")).isEqualTo("\"a;b\";c\r\n");
        assertThat(SafeCsv.line("ma \"cudzysłów\"")).isEqualTo("\"ma \"\"cudzysłów\"\"\"\r\n");
        assertThat(SafeCsv.line("a\nb", "-12,50")).isEqualTo("\"a\nb\";\"-12,50\"\r\n");
        assertThat(SafeCsv.line("x,=1+1")).isEqualTo("\"x,=1+1\"\r\n");
    }
}
