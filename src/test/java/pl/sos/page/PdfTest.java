package pl.sos.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed can be read, and printing reaches nothing. */
class PdfTest {
    private static final String PANGRAM = "Zażółć gęślą jaźń, ZAŻÓŁĆ GĘŚLĄ JAŹŃ – „§ 4” −1 h";

    @TempDir
    Path folder;

    @Test
    void everyPolishLetterIsThereAndItsFontEmbedded() throws IOException {
        byte[] pdf = Pdf.print(page("<p>" + PANGRAM + "</p><p><b>" + PANGRAM + "</b></p>"));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).split(java.util.regex.Pattern.quote(PANGRAM), -1))
                    .hasSize(3);
            var fonts = document.getPage(0).getResources();
            for (COSName name : fonts.getFontNames()) {
                assertThat(fonts.getFont(name).isEmbedded()).as(name.getName()).isTrue();
            }
        }
    }

    @Test
    void nothingIsFetchedFromANetworkOrAFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.css"), "body::before { content: 'SECRET' }");
        Path picture =
                Files.write(folder.resolve("picture.svg"), """
                <svg xmlns="http://www.w3.org/2000/svg"><text>SECRET</text></svg>""".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(300);
            String address = "http://127.0.0.1:" + server.getLocalPort();
            byte[] pdf = Pdf.print("""
                    <html><head><title>x</title>
                    <link rel="stylesheet" href="%1$s/a.css"/><link rel="stylesheet" href="%2$s"/>
                    <style>@import url("%1$s/b.css"); @import url("%2$s");
                      @font-face { font-family: Other; src: url("%1$s/font.ttf") } p { font-family: Other, Print }</style>
                    </head><body><p>seen</p><img src="%1$s/c.png"/><img src="%2$s"/><img src="%3$s"/>
                    <object data="%1$s/d" type="image/svg+xml"></object>
                    <div style="background: url(%1$s/e.png)">x</div></body></html>
                    """.formatted(address, secret.toUri(), picture.toUri()));
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document))
                        .contains("seen")
                        .doesNotContain("SECRET");
            }
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aDocumentTypeThatNamesAFileIsRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        String html = "<!DOCTYPE html [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + page("<p>&x;</p>");
        assertThatThrownBy(() -> Pdf.print(html)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String page(String body) {
        return "<html><head><title>x</title></head><body>" + body + "</body></html>";
    }
}
