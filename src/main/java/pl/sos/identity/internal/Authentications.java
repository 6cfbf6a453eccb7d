package pl.sos.identity.internal;

import java.io.Serial;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import pl.sos.identity.SignedIn;

/** Carries {@link SignedIn} through Spring Security. */
public final class Authentications {
    private Authentications() {}

    /** @param id of the session or token */
    public static Proven of(SignedIn signedIn, UUID id) {
        return new Proven(signedIn, id);
    }

    /** Somebody who has proved who he is. */
    public static final class Proven extends AbstractAuthenticationToken {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient SignedIn signedIn;
        private final UUID id;

        private Proven(SignedIn signedIn, UUID id) {
            super(signedIn.person().roles().stream()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                    .toList());
            this.signedIn = signedIn;
            this.id = id;
            setAuthenticated(true);
        }

        @Override
        public Object getPrincipal() {
            return signedIn;
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        public UUID id() {
            return id;
        }

        /** Tells one session or token from another without revealing it; limits count by it. */
        public String key() {
            return signedIn.via() + ":" + id;
        }

        @Override
        public String getName() {
            return signedIn.id().toString();
        }
    }
}
