package pl.sos.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import pl.sos.ground.Settings;

/**
 * The cookies of the doors: the session's, and before there is one the form's. Over https their names begin with
 * {@code __Host-}, so that no other host or path of the domain can plant one. They end with the browser; how long a
 * session really lasts the server decides.
 */
@Component
class DoorCookies {
    private final boolean secure;
    private final String session;
    private final String form;

    DoorCookies(Settings settings) {
        this.secure = "https".equalsIgnoreCase(settings.baseUrl().getScheme());
        this.session = secure ? "__Host-sos" : "sos";
        this.form = secure ? "__Host-sos-form" : "sos-form";
    }

    boolean isSecure() {
        return secure;
    }

    Optional<String> session(HttpServletRequest request) {
        return read(request, session);
    }

    Optional<String> form(HttpServletRequest request) {
        return read(request, form);
    }

    void giveSession(HttpServletResponse response, String secret) {
        give(response, session, secret, -1);
    }

    void takeSession(HttpServletResponse response) {
        give(response, session, "", 0);
    }

    void giveForm(HttpServletResponse response, String secret) {
        give(response, form, secret, -1);
    }

    private void give(HttpServletResponse response, String name, String value, long seconds) {
        var cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value.length() >= 20 && value.length() <= 100)
                .findFirst();
    }
}
