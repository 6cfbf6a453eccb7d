package pl.sos.tickets.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+48 61", "-2", "@SUM(A1)", "\tx", "\rx", "＝1"})
    void noCellBeginsAFormula(String text) {
        assertThat(QueueCsv.cell(text).replace("\"", "")).startsWith("'");
    }

    @Test
    void separatorsAndQuotesStayInTheirCell() {
        assertThat(QueueCsv.cell("a;b")).isEqualTo("\"a;b\"");
        assertThat(QueueCsv.cell("ma \"cudzysłów\"")).isEqualTo("\"ma \"\"cudzysłów\"\"\"");
        assertThat(QueueCsv.cell("zwykły")).isEqualTo("zwykły");
        assertThat(QueueCsv.cell("")).isEmpty();
    }
}
