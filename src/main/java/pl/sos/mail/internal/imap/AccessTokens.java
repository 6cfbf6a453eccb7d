package pl.sos.mail.internal.imap;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;
import pl.sos.mail.Mailbox;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exchanges a refresh token for the access token that XOAUTH2 shows (RFC 6749 section 6). */
@Component
class AccessTokens {
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final JsonMapper json;

    AccessTokens(JsonMapper json) {
        this.json = json;
    }

    /** The endpoint gave no token. */
    static final class TokenRefused extends Exception {
        private final String code;

        /** @param code ends the key {@code mail.failure.…} */
        TokenRefused(String code, String detail) {
            super(detail);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * What the endpoint gave.
     *
     * @param refreshToken to be used from now on instead of the old one, which may run out (RFC 6749 section 6)
     */
    record Granted(String accessToken, Optional<String> refreshToken) {}

    Granted fetch(Mailbox.Access access, ImapConnections.Secrets secrets, ImapConnections.Patience patience)
            throws TokenRefused {
        var endpoint = access.tokenEndpoint().orElseThrow(() -> new TokenRefused("token-host", "–"));
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", secrets.secret());
        access.tokenClient().ifPresent(client -> form.put("client_id", client));
        secrets.tokenSecret().ifPresent(secret -> form.put("client_secret", secret));
        // Redirects are not followed: a refresh token goes where the administrator said and nowhere else.
        try (var http =
                HttpClient.newBuilder().connectTimeout(patience.connect()).build()) {
            var request = HttpRequest.newBuilder(URI.create(endpoint))
                    .timeout(patience.connect())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var said = json.readTree(body.readNBytes(LONGEST_ANSWER));
                var token = said.path("access_token");
                if (answer.statusCode() != 200 || !token.isString()) {
                    throw refused(answer.statusCode(), said);
                }
                var refresh = said.path("refresh_token");
                return new Granted(
                        token.asString(),
                        refresh.isString() && !refresh.asString().isBlank()
                                ? Optional.of(refresh.asString())
                                : Optional.empty());
            }
        } catch (JacksonException noJson) {
            throw new TokenRefused("token-answer", endpoint);
        } catch (SSLException unproven) {
            throw new TokenRefused("token-certificate", endpoint);
        } catch (IOException | IllegalArgumentException noAnswer) {
            throw new TokenRefused("token-host", endpoint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokenRefused("token-host", endpoint);
        }
    }

    /** By the codes of RFC 6749 section 5.2. */
    private static TokenRefused refused(int status, JsonNode said) {
        var error = said.path("error");
        var reason = error.isString() && error.asString().matches("[a-z_]{1,60}") ? error.asString() : "";
        var code = switch (reason) {
            case "invalid_grant" -> "token-grant";
            case "invalid_client", "unauthorized_client" -> "token-client";
            default -> "token";
        };
        return new TokenRefused(code, ("HTTP " + status + " " + reason).strip());
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
