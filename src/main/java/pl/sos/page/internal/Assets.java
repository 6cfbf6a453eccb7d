package pl.sos.page.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Style, script and icons under addresses that carry the content's fingerprint, so that a browser asks for each
 * version once and never again. Only what is listed here can be fetched.
 */
public final class Assets {
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("tabler.css", WEBJARS + "tabler__core/1.4.0/dist/css/tabler.min.css"),
            Map.entry("htmx.js", WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js"),
            Map.entry("app.css", "assets/app.css"),
            Map.entry("terms.css", "assets/terms.css"),
            Map.entry("care.css", "assets/care.css"),
            Map.entry("search.css", "assets/search.css"),
            Map.entry("calls.css", "assets/calls.css"),
            Map.entry("remote.css", "assets/remote.css"),
            Map.entry("mail.css", "assets/mail.css"),
            Map.entry("phone.css", "assets/phone.css"),
            Map.entry("app.js", "assets/app.js"),
            Map.entry("calls.js", "assets/calls.js"),
            Map.entry("fields.js", "assets/fields.js"),
            Map.entry("live.js", "assets/live.js"),
            Map.entry("push.js", "assets/push.js"),
            Map.entry("theme.js", "assets/theme.js"),
            Map.entry("icons.svg", "assets/icons.svg"),
            Map.entry("mark.svg", "assets/mark.svg"),
            Map.entry("inter-latin.woff2", "assets/inter-latin.woff2"),
            Map.entry("inter-latin-ext.woff2", "assets/inter-latin-ext.woff2"));
    private static final Map<String, Asset> LOADED = new ConcurrentHashMap<>();

    private Assets() {}

    /** One file as it is sent. */
    public record Asset(String fingerprint, String contentType, byte[] plain, byte[] gzipped) {}

    /** The address of a listed file. */
    public static String address(String name) {
        return "/assets/" + load(name).fingerprint() + "/" + name;
    }

    public static Optional<Asset> find(String name) {
        return SOURCES.containsKey(name) ? Optional.of(load(name)) : Optional.empty();
    }

    private static Asset load(String name) {
        return LOADED.computeIfAbsent(name, Assets::read);
    }

    private static Asset read(String name) {
        var source = SOURCES.get(name);
        if (source == null) {
            throw new IllegalArgumentException("No asset is called " + name);
        }
        try (var in = Assets.class.getClassLoader().getResourceAsStream(source)) {
            if (in == null) {
                throw new IllegalStateException("The asset " + source + " is not on the class path");
            }
            var plain = name.equals("app.css") ? withFonts(in.readAllBytes()) : in.readAllBytes();
            var sha = MessageDigest.getInstance("SHA-256").digest(plain);
            return new Asset(HexFormat.of().formatHex(sha, 0, 8), contentType(name), plain, gzip(plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** A font's address carries its fingerprint too, so the style sheet names it as {@code asset:NAME}. */
    private static byte[] withFonts(byte[] css) {
        return Pattern.compile("asset:([a-z0-9.-]+)")
                .matcher(new String(css, StandardCharsets.UTF_8))
                .replaceAll(name -> "/assets/" + read(name.group(1)).fingerprint() + "/" + name.group(1))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream(plain.length / 4);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css;charset=UTF-8";
            case ".js" -> "text/javascript;charset=UTF-8";
            case ".svg" -> "image/svg+xml";
            case ".woff2" -> "font/woff2";
            default -> throw new IllegalArgumentException("No content type is known for " + name);
        };
    }
}
