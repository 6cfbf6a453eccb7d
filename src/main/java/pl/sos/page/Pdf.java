package pl.sos.page;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Prints a template as PDF. Its fonts are embedded and hold every Polish letter. The renderer fetches nothing: no network,
 * no file, no resource of the class path; what a page refers to is left out, whoever wrote the reference.
 */
@Component
public final class Pdf {
    private static final String STYLE = text("print/print.css");
    private static final byte[] REGULAR = bytes("print/DejaVuSansCondensed.ttf");
    private static final byte[] BOLD = bytes("print/DejaVuSansCondensed-Bold.ttf");

    private final TemplateEngine templates;

    Pdf(TemplateEngine templates) {
        this.templates = templates;
        XRLog.setLoggingEnabled(false);
    }

    /** @param template a well-formed page such as {@code contracts/print/annex}; it has no styles of its own */
    public byte[] print(String template, Map<String, Object> parameters) {
        var html = new StringOutput();
        templates.render(template + ".jte", parameters, html);
        return print(html.toString());
    }

    /** @param html well-formed; a document type is refused */
    static byte[] print(String html) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(font(REGULAR), "Print", 400, FontStyle.NORMAL, true);
        builder.useFont(font(BOLD), "Print", 700, FontStyle.NORMAL, true);
        builder.useUriResolver((base, uri) -> null);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withProducer("S.O.S.");
        builder.withW3cDocument(styled(html), "about:blank");
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Document styled(String html) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
            var style = document.createElement("style");
            style.setTextContent(STYLE);
            document.getElementsByTagName("head").item(0).appendChild(style);
            return document;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException("not a page that can be printed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FSSupplier<InputStream> font(byte[] file) {
        return () -> new ByteArrayInputStream(file);
    }

    private static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (var in = Pdf.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
