package pl.sos.identity;

import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import pl.sos.kernel.PersonId;

/**
 * Who is acting in this request. A controller takes it as an argument; elsewhere {@link #current()} tells.
 *
 * @param scopes to what a token was narrowed ({@code read}, {@code write}); without meaning for a session
 */
public record SignedIn(Person person, Via via, Set<String> scopes) {
    public SignedIn {
        scopes = Set.copyOf(scopes);
    }

    /** The person of the request that this thread serves; empty for anonymous requests and background work. */
    public static Optional<SignedIn> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    public PersonId id() {
        return person.id();
    }

    public boolean isStaff() {
        return person.isStaff();
    }

    public boolean has(Role role) {
        return person.has(role);
    }

    /** Whether what was presented suffices for a call that needs this scope; {@code write} includes {@code read}. */
    public boolean allows(String scope) {
        return switch (via) {
            case SESSION -> true;
            case TOKEN -> scopes.contains(scope) || (scope.equals("read") && scopes.contains("write"));
        };
    }
}
