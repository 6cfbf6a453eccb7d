package pl.sos.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.GenericFilterBean;
import pl.sos.ground.Scope;
import pl.sos.identity.SignedIn;
import pl.sos.identity.internal.Authentications;
import pl.sos.identity.internal.RateLimits;

/** Binds what the caller may see of the database for the whole request, and counts the calls of programs. */
class ScopeFilter extends GenericFilterBean {
    private final RateLimits limits;
    private final Refusals refusals;

    ScopeFilter(RateLimits limits, Refusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var who = SignedIn.current();
        if (Doorway.isForPrograms(http) && refusedByLimit(http, (HttpServletResponse) response)) {
            return;
        }
        if (who.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var person = who.get().person();
        try {
            Scope.Action<Exception> rest = () -> chain.doFilter(request, response);
            if (person.client().isEmpty()) {
                Scope.asStaff(person.id().value(), rest);
            } else {
                Scope.asClient(person.client().get().value(), person.id().value(), rest);
            }
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private boolean refusedByLimit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var wait = authentication instanceof Authentications.Proven proven
                ? limits.call(proven.key())
                : Doorway.bearer(request).flatMap(wrong -> limits.refusedToken(request.getRemoteAddr()));
        if (wait.isPresent()) {
            refusals.tooMany(request, response, wait.get());
            return true;
        }
        return false;
    }
}
