package pl.sos.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import pl.sos.identity.internal.Secrets;

/**
 * What a form must bring along so that no other site can post it in a person's name. It is derived from the cookie that
 * the request carries – the session's, or before signing in one of its own – and so needs no storage, and changes
 * when somebody signs in.
 */
@Component
class FormTokens implements CsrfTokenRepository {
    private static final String PURPOSE = "form";

    private final DoorCookies cookies;

    FormTokens(DoorCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return secret(request).map(FormTokens::token).orElse(null);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var secret = Secrets.random();
        request.setAttribute(FormTokens.class.getName(), secret);
        return token(secret);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null && request.getAttribute(FormTokens.class.getName()) instanceof String secret) {
            cookies.giveForm(response, secret);
        }
    }

    private Optional<String> secret(HttpServletRequest request) {
        return cookies.session(request).or(() -> cookies.form(request));
    }

    private static CsrfToken token(String secret) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", Secrets.derive(secret, PURPOSE));
    }
}
