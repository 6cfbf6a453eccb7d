package pl.sos.launcher;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** A start that is only there to be recorded: it asks for the first pages, so that the next start has them ready. */
final class Training {
    private static final int ROUNDS = 20;
    private static final List<String> PAGES = List.of("/login", "/health/ready", "/health/live", "/", "/tickets");

    private Training() {}

    static boolean wanted() {
        return Boolean.getBoolean("sos.train");
    }

    static void walk(int port) throws InterruptedException {
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                            .header("Accept", "text/html")
                            .header("Accept-Encoding", "gzip")
                            .build();
                    browser.send(request, HttpResponse.BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            // What was recorded until here is worth keeping.
            System.err.println(e);
        }
    }
}
