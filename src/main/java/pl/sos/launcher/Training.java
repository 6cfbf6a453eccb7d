package pl.sos.launcher;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pl.sos.ground.DemoData;

/** A start that is only there to be recorded: it asks for the first pages, so that the next start has them ready. */
final class Training {
    private static final int ROUNDS = 20;
    private static final List<String> ANONYMOUS = List.of("/login", "/health/ready", "/");
    private static final Pattern CSRF = Pattern.compile("name=\"sos-csrf\" content=\"([^\"]+)\"");

    private Training() {}

    static boolean wanted() {
        return Boolean.getBoolean("sos.train");
    }

    static void walk(int port, List<DemoData.Account> accounts) throws InterruptedException {
        try (HttpClient browser = browser()) {
            for (String path : ANONYMOUS) {
                for (int round = 0; round < ROUNDS; round++) {
                    get(browser, port, path);
                }
            }
        } catch (IOException e) {
            System.err.println(e);
        }
        for (DemoData.Account account : accounts) {
            try (HttpClient browser = browser()) {
                signIn(browser, port, account);
                for (int round = 0; round < ROUNDS; round++) {
                    get(browser, port, "/");
                    get(browser, port, "/tickets");
                    get(browser, port, "/portal");
                }
            } catch (IOException e) {
                // What was recorded until here is worth keeping.
                System.err.println(e);
            }
        }
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private static void signIn(HttpClient browser, int port, DemoData.Account account)
            throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get(browser, port, "/login"));
        if (!token.find()) {
            return;
        }
        var form = "email=%s&password=%s&next=%%2F&_csrf=%s"
                .formatted(encode(account.email()), encode(account.password()), encode(token.group(1)));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        browser.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String get(HttpClient browser, int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html")
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
