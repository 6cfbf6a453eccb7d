package pl.sos.clients.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.sos.clients.internal.TableFile.Reading;
import pl.sos.ground.testing.Seeded;

class TableFileTest {
    private static final String TEXT = "Nazwa;NIP;Miasto\nSM Żabia Łąka;5260250274;Śrem\n„Źródło”;7740001454;Łódź\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1250", "UTF-16LE", "UTF-16BE"})
    void readsPolishLettersInWhateverEncodingTheyCome(String charset) {
        var marked = charset.startsWith("UTF-16") ? "\uFEFF" + TEXT : TEXT;
        var table = good(marked.getBytes(Charset.forName(charset)));
        assertThat(table.lines().getFirst().cells()).containsExactly("SM Żabia Łąka", "5260250274", "Śrem");
    }

    @Test
    void tellsIsoFromWindows() {
        var table = good(TEXT.replaceAll("[„”]", "").getBytes(Charset.forName("ISO-8859-2")));
        assertThat(table.format()).contains("ISO-8859-2");
        assertThat(table.lines().getFirst().cells()).containsExactly("SM Żabia Łąka", "5260250274", "Śrem");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void findsTheSeparator(String separator) {
        var table = good(TEXT.replace(";", separator).getBytes(StandardCharsets.UTF_8));
        assertThat(table.header().cells()).containsExactly("Nazwa", "NIP", "Miasto");
    }

    @Test
    void numbersLinesAsAnEditorDoes() {
        var table = good("sep=;\nNazwa;NIP\n\n\"dwie\nlinie\";1\nc;2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(table.lines()).extracting(TableFile.Line::number).containsExactly(4, 6);
    }

    @Test
    void readsTheFirstSheetOfAWorkbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Klienci");
            sheet.value(0, 0, "Nazwa");
            sheet.value(0, 1, "NIP");
            sheet.value(1, 0, "SM Żabia Łąka");
            sheet.value(1, 1, 5260250274L);
        }
        var table = good(bytes.toByteArray());
        assertThat(table.format()).isEqualTo("XLSX");
        assertThat(table.lines().getFirst().cells()).containsExactly("SM Żabia Łąka", "5260250274");
    }

    @Test
    void saysWhyItCannotReadAFile() throws IOException {
        assertThat(TableFile.read(new byte[0])).isEqualTo(new Reading.Bad("empty", ""));
        assertThat(TableFile.read("Nazwa;NIP\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Bad("empty", ""));
        assertThat(TableFile.read("a;b\n\0;1\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Bad("no-text", ""));
        assertThat(TableFile.read("a;b\n1;2\n\"x\"y;3\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Bad("bad-quotes", "3"));
        assertThat(TableFile.read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}))
                .isEqualTo(new Reading.Bad("old-excel", ""));
        assertThat(TableFile.read(new byte[] {'P', 'K', 3, 4, 9, 9, 9})).isEqualTo(new Reading.Bad("broken-excel", ""));
        assertThat(TableFile.read(new byte[TableFile.MOST_BYTES + 1])).isEqualTo(new Reading.Bad("too-big", ""));
        assertThat(TableFile.read(("a;b\n" + "x;1\n".repeat(10_001)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Reading.Bad("too-many-lines", "10000"));
        good(("a;b\n" + "x;1\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void doesNotUnpackABomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 120; i++) {
                zip.write(zeros);
            }
        }
        assertThat(TableFile.read(bytes.toByteArray())).isEqualTo(new Reading.Bad("too-big", ""));
    }

    /** Whatever bytes people hand us, the answer is a table or a reason, never an exception. */
    @Test
    void survivesAnything() {
        Seeded.cases(2_000, random -> {
            var text = new StringBuilder();
            random.list(0, 30, () -> random.oddText(0, 12))
                    .forEach(cell -> text.append(cell).append(random.pick(";", ",", "\n", "\"")));
            assertThat(TableFile.read(text.toString()
                            .getBytes(random.pick(
                                    StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1))))
                    .isNotNull();
        });
    }

    private static TableFile good(byte[] content) {
        var reading = TableFile.read(content);
        assertThat(reading).isInstanceOf(Reading.Good.class);
        return ((Reading.Good) reading).table();
    }
}
