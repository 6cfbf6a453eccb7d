package pl.sos.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serial;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import pl.sos.identity.RouteTable;
import pl.sos.identity.SignedIn;
import pl.sos.identity.Via;

/** Lets a request through when its line in the route table admits the caller; without a line nobody passes. */
@Component
class RouteRule implements AuthorizationManager<RequestAuthorizationContext> {
    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision NO = new AuthorizationDecision(false);

    private final RouteTable table;

    RouteRule(RouteTable table) {
        this.table = table;
    }

    /** The caller's role would suffice, but his token was narrowed. */
    static class ScopeMissing extends AccessDeniedException {
        @Serial
        private static final long serialVersionUID = 1;

        private final String scope;

        ScopeMissing(String scope) {
            super("the token lacks the scope " + scope);
            this.scope = scope;
        }

        String scope() {
            return scope;
        }
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        var route = table.find(request.getMethod(), request.getRequestURI());
        if (route.isEmpty()) {
            return NO;
        }
        if (route.get().isPublic()) {
            return YES;
        }
        var caller = authentication.get();
        if (caller == null
                || !(caller.getPrincipal() instanceof SignedIn who)
                || !route.get().admits(who)) {
            return NO;
        }
        if (who.via() == Via.TOKEN && !who.allows(route.get().scope())) {
            throw new ScopeMissing(route.get().scope());
        }
        return YES;
    }
}
