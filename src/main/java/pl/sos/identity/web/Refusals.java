package pl.sos.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import pl.sos.identity.ProblemWriter;
import pl.sos.identity.RouteTable;
import pl.sos.identity.SignedIn;

/**
 * How the doors say no. Who has not signed in is asked to; who has, reads the same 404 for what is not his as for what is
 * not there. Programs get problems (RFC 9457), pages the page for failures.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final int TOO_MANY = 429;

    private final RouteTable table;
    private final ObjectProvider<ProblemWriter> problems;

    Refusals(RouteTable table, ObjectProvider<ProblemWriter> problems) {
        this.table = table;
        this.problems = problems;
    }

    /** Nobody is signed in, and this is not for everybody. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (Doorway.isForPrograms(request)) {
            boolean wrongToken = Doorway.bearer(request).isPresent();
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    wrongToken ? "Bearer realm=\"S.O.S.\", error=\"invalid_token\"" : "Bearer realm=\"S.O.S.\"");
            problem(request, response, HttpServletResponse.SC_UNAUTHORIZED, "unauthorized", Optional.empty());
            return;
        }
        if (ledToThePageAbove(request, response)) {
            return;
        }
        var login = "/login"
                + comeBackTo(request).map(path -> "?next=" + encode(path)).orElse("");
        if (request.getHeader("HX-Request") != null) {
            // The page stays with all that is typed in it and offers to sign in beside it; led away it would be lost.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (wantsEvents(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, login);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException) {
            staleForm(request, response);
        } else if (e instanceof RouteRule.ScopeMissing missing) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"S.O.S.\", error=\"insufficient_scope\", scope=\"" + missing.scope() + "\"");
            problem(request, response, HttpServletResponse.SC_FORBIDDEN, "forbidden", Optional.empty());
        } else if (Doorway.isForPrograms(request) || !ledToThePageAbove(request, response)) {
            notThere(request, response);
        }
    }

    /** A refused form stays at the address it was sent to; whoever loads that anew comes back to its page. */
    private boolean ledToThePageAbove(HttpServletRequest request, HttpServletResponse response) {
        var page = request.getMethod().equals(HttpMethod.GET.name())
                ? table.pageAbove(request.getRequestURI(), SignedIn.current())
                : Optional.<String>empty();
        page.ifPresent(there -> {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, there);
        });
        return page.isPresent();
    }

    void notThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Doorway.isForPrograms(request)) {
            problem(request, response, HttpServletResponse.SC_NOT_FOUND, "not-found", Optional.empty());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        if (Doorway.isForPrograms(request)) {
            problem(request, response, TOO_MANY, "too-many-requests", Optional.of(wait));
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(wait)));
            response.sendError(TOO_MANY);
        }
    }

    private void problem(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            Optional<Duration> retryAfter)
            throws IOException {
        problems.getObject().write(request, response, status, code, retryAfter);
    }

    /** Whole seconds, at least one. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The form was made for another session: somebody signed in or out in between, or it comes from elsewhere. */
    private void staleForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SignedIn.current().isPresent()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getRequestURI().equals("/login")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, "/login?stale");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean wantsEvents(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/event-stream");
    }

    /** The page to show after signing in: the one asked for, or the one a form stood on. */
    private static Optional<String> comeBackTo(HttpServletRequest request) {
        if (request.getMethod().equals(HttpMethod.GET.name())) {
            var query = request.getQueryString();
            var path = request.getRequestURI() + (query == null ? "" : "?" + query);
            return Optional.of(path).filter(NextPage::isOurs).filter(one -> !one.equals("/"));
        }
        return pathOf(request.getHeader(HttpHeaders.REFERER));
    }

    private static Optional<String> pathOf(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            var uri = URI.create(address);
            var path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return Optional.of(path).filter(NextPage::isOurs);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
