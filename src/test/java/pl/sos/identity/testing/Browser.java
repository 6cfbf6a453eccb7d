package pl.sos.identity.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Speaks HTTP with the server under test as one browser does: keeps cookies, brings form tokens along, follows no
 * redirect by itself.
 */
public final class Browser {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"sos-csrf\" content=\"([^\"]+)\"");

    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String formToken = "";

    public Browser(int port) {
        this.base = "http://localhost:" + port;
    }

    /** What the server said. */
    public record Answer(int status, String body, Map<String, List<String>> headers) {
        /** The header's first value; empty when it is not there. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        /** Path and query of the address redirected to. */
        public String location() {
            return header("Location").replaceFirst("^https?://[^/]+", "");
        }
    }

    /** Sends this header with every request from now on. */
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Browser withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    /** Posts a form with its token, which is fetched from a page first when there is none yet. */
    public Answer post(String path, Map<String, String> form) {
        var all = new ArrayList<>(form.entrySet().stream().map(Browser::pair).toList());
        all.add(pair(Map.entry("_csrf", formToken())));
        return postRaw(path, String.join("&", all), "application/x-www-form-urlencoded");
    }

    public Answer post(String path, String... namesAndValues) {
        var form = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return post(path, form);
    }

    /** Posts JSON, as programs do. */
    public Answer postJson(String path, String json) {
        return postRaw(path, json, "application/json");
    }

    /** Posts a body without adding anything to it. */
    public Answer postRaw(String path, String body, String type) {
        return send("POST", path, BodyPublishers.ofString(body), Map.of("Content-Type", type));
    }

    /** A document as it came, byte by byte. */
    public byte[] download(String path) {
        return exchange("GET", path, HttpRequest.BodyPublishers.noBody(), Map.of(), BodyHandlers.ofByteArray())
                .body();
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body, Map<String, String> more) {
        var response = exchange(method, path, body, more, BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), response.body(), response.headers().map());
    }

    private <B> HttpResponse<B> exchange(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            Map<String, String> more,
            HttpResponse.BodyHandler<B> read) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = CLIENT.send(request.build(), read);
            keep(response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The token that forms of this session carry; also for the header {@code X-CSRF-TOKEN}. */
    public String formToken() {
        if (formToken.isEmpty()) {
            get(cookies.containsKey("sos") ? "/account" : "/login");
        }
        return formToken;
    }

    private void keep(HttpResponse<?> response) {
        for (var line : response.headers().allValues("Set-Cookie")) {
            for (var cookie : HttpCookie.parse(line)) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
                if (cookie.getName().startsWith("sos")) {
                    formToken = "";
                }
            }
        }
        var token = FORM_TOKEN.matcher(String.valueOf(response.body()));
        if (token.find()) {
            formToken = token.group(1);
        }
    }

    private static String pair(Map.Entry<String, String> field) {
        return URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
    }
}
