package pl.sos.tickets.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;

class FileNamesTest {
    @Test
    void ofAPathOnlyItsLastPartIsAName() {
        assertThat(FileNames.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.clean("C:\\Users\\Maria\\wydruk.pdf")).isEqualTo("wydruk.pdf");
        assertThat(FileNames.clean("/")).isEqualTo("plik");
        assertThat(FileNames.clean("..")).isEqualTo("plik");
        assertThat(FileNames.clean("")).isEqualTo("plik");
    }

    @Test
    void noDirectionMarkHidesAnEnding() {
        assertThat(FileNames.clean("rachunek\u202efdp.exe")).isEqualTo("rachunekfdp.exe");
    }

    @Test
    void namesOfDevicesAndHiddenFilesAreNone() {
        assertThat(FileNames.clean("CON")).isEqualTo("_CON");
        assertThat(FileNames.clean("lpt1.txt")).isEqualTo("_lpt1.txt");
        assertThat(FileNames.clean(".htaccess")).isEqualTo("htaccess");
        assertThat(FileNames.clean("a.txt. .")).isEqualTo("a.txt");
    }

    @Test
    void controlAndHeaderCharactersGo() {
        assertThat(FileNames.clean("a\u0000b\r\nSet-Cookie: x\".pdf")).isEqualTo("abSet-Cookie_ x_.pdf");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        var name = FileNames.clean("ż".repeat(500) + ".xlsx");
        assertThat(name).endsWith("ż.xlsx");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
    }

    @Test
    void theHeaderTellsBothNames() {
        assertThat(FileNames.contentDisposition("naliczenie łódź.pdf"))
                .isEqualTo("attachment; filename=\"naliczenie lodz.pdf\";"
                        + " filename*=UTF-8''naliczenie%20%C5%82%C3%B3d%C5%BA.pdf");
    }

    @Test
    void whatStoodBetweenALetterAndItsAccentPartsThemNoMore() {
        assertThat(FileNames.clean("umowy na u\u200b\u0301.pdf")).isEqualTo("umowy na ú.pdf");
    }

    @Test
    void whateverTheNameTheHeaderIsOneLineOfPrintableAscii() {
        Seeded.cases(300, random -> {
            var sent = new StringBuilder();
            int length = random.between(0, 40);
            for (int i = 0; i < length; i++) {
                sent.append((char) random.between(0, 0xffff));
            }
            var clean = FileNames.clean(sent.toString());
            assertThat(clean).isNotBlank().doesNotContain("/", "\\", "\u0000", "\n", "\"");
            assertThat(FileNames.clean(clean)).isEqualTo(clean);
            assertThat(FileNames.contentDisposition(sent.toString())).matches("[\\x20-\\x7e]+");
        });
    }
}
