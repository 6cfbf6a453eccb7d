package pl.sos.launcher.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody at a browser, signed in. */
final class Visitor implements AutoCloseable {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"sos-csrf\" content=\"([^\"]+)\"");
    private static final String PASSWORD = "sos-demo-2026";

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String address;

    private Visitor(String address) {
        this.address = address;
    }

    static Visitor signedIn(Started sos, String email) throws IOException, InterruptedException {
        var visitor = new Visitor(sos.address());
        var token = FORM_TOKEN.matcher(visitor.get("/login"));
        if (!token.find()) {
            throw new IOException("the sign-in page has no form");
        }
        var form = "_csrf=" + encode(token.group(1)) + "&email=" + encode(email) + "&password=" + encode(PASSWORD);
        var answer = visitor.browser.send(
                HttpRequest.newBuilder(URI.create(sos.address() + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 303) {
            throw new IOException("nobody could sign in: " + answer.statusCode());
        }
        return visitor;
    }

    /** The page; a page that is none is a failure of the benchmark. */
    String get(String path) throws IOException, InterruptedException {
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Milliseconds until the page was there. */
    double time(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        get(path);
        return (System.nanoTime() - start) / 1e6;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }
}
