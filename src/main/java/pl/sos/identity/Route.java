package pl.sos.identity;

import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One line of a routes file: an address and who may call it.
 *
 * @param method GET (answers HEAD too), POST, PUT, PATCH or DELETE
 * @param admits who passes; one that fits is enough
 * @param scope what a token needs for it
 * @param room the file it stands in
 */
public record Route(String method, PathPattern pattern, Set<Admits> admits, String scope, String room) {
    public Route {
        admits = Set.copyOf(admits);
    }

    /** Who passes, as written in a routes file. */
    public enum Admits {
        PUBLIC,
        SIGNED_IN,
        STAFF,
        CLIENT,
        CONSULTANT,
        COORDINATOR,
        BILLING,
        ADMINISTRATOR,
        CLIENT_USER,
        DECISION_MAKER;

        boolean admits(SignedIn who) {
            return switch (this) {
                case PUBLIC, SIGNED_IN -> true;
                case STAFF -> who.isStaff();
                case CLIENT -> !who.isStaff();
                case CONSULTANT, COORDINATOR, BILLING, ADMINISTRATOR, CLIENT_USER, DECISION_MAKER ->
                    who.has(Role.valueOf(name()));
            };
        }
    }

    public boolean isPublic() {
        return admits.contains(Admits.PUBLIC);
    }

    /** Whether the person's roles suffice; the scope of a token is another question. */
    public boolean admits(SignedIn who) {
        return admits.stream().anyMatch(one -> one.admits(who));
    }

    boolean matches(PathContainer path) {
        return pattern.matches(path);
    }

    @Override
    public String toString() {
        return method + " " + pattern.getPatternString();
    }
}
