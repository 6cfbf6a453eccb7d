package pl.sos.launcher.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
        visitor.send("/login", "/login", Map.of("email", email, "password", PASSWORD));
        return visitor;
    }

    /** Sends a form that stands on a page; one that is not taken is a failure of the benchmark. */
    void send(String page, String action, Map<String, String> fields) throws IOException, InterruptedException {
        var token = FORM_TOKEN.matcher(get(page));
        if (!token.find()) {
            throw new IOException(page + " has no form");
        }
        var form = new StringBuilder("_csrf=" + encode(token.group(1)));
        fields.forEach((name, value) ->
                form.append('&').append(encode(name)).append('=').append(encode(value)));
        var answer = browser.send(
                HttpRequest.newBuilder(URI.create(address + action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 3) {
            throw new IOException(action + " answered " + answer.statusCode());
        }
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
