package pl.sos.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import pl.sos.identity.Tokens;
import pl.sos.identity.internal.Authentications;
import pl.sos.identity.internal.Sessions;

/**
 * Finds out who calls. Programs (below /api/, and /metrics) show a token and nothing else: a cookie is not looked at
 * there, so that no page of another site can call the API in somebody's name and no form token is needed. Pages know
 * the session's cookie and nothing else.
 */
@Component
class Doorway implements SecurityContextRepository {
    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);
    private static final String BEARER = "bearer ";
    private static final String FOUND = Doorway.class.getName() + ".found";

    private final Sessions sessions;
    private final Tokens tokens;
    private final DoorCookies cookies;

    Doorway(Sessions sessions, Tokens tokens, DoorCookies cookies) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookies = cookies;
    }

    /** Whether this address is for programs. */
    static boolean isForPrograms(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") || path.equals("/metrics");
    }

    /** The text after {@code Bearer} (RFC 6750 section 2.1). */
    static Optional<String> bearer(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private SecurityContext find(HttpServletRequest request) {
        var proven = isForPrograms(request)
                ? bearer(request).flatMap(tokens::find).map(token -> Authentications.of(token.signedIn(), token.id()))
                : cookies.session(request)
                        .flatMap(sessions::find)
                        .map(session -> Authentications.of(session.signedIn(), session.id()));
        return proven.map(SecurityContextImpl::new).orElseGet(SecurityContextImpl::new);
    }

    private SecurityContext remembered(HttpServletRequest request) {
        // What cannot be found out is not asked a second time for the page about the failure.
        request.setAttribute(FOUND, new SecurityContextImpl());
        var context = find(request);
        request.setAttribute(FOUND, context);
        return context;
    }

    /** For the page about a failure: nobody, where who asks cannot be found out. */
    private SecurityContext afterFailure(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof SecurityContext known) {
            return known;
        }
        try {
            return find(request);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Who asked cannot be found out for the page about a failure", e);
            return new SecurityContextImpl();
        }
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new DeferredSecurityContext() {
            private @Nullable SecurityContext found;

            @Override
            public SecurityContext get() {
                var context = found;
                if (context == null) {
                    context = request.getDispatcherType() == DispatcherType.ERROR
                            ? afterFailure(request)
                            : remembered(request);
                    found = context;
                }
                return context;
            }

            @Override
            public boolean isGenerated() {
                return get().getAuthentication() == null;
            }
        };
    }

    /** The interface asks for it still; our chain calls {@link #loadDeferredContext}. */
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return find(holder.getRequest());
    }

    /** Signing in gives the cookie itself; nothing else changes who somebody is. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return find(request).getAuthentication() != null;
    }
}
