package pl.sos.identity.internal;

import java.io.Serial;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import pl.sos.identity.SignedIn;

/** Carries {@link SignedIn} through Spring Security. */
public final class Authentications {
    private Authentications() {}

    /** @param key tells one session or token from another without revealing it; limits count by it */
    public static Proven of(SignedIn signedIn, String key) {
        return new Proven(signedIn, key);
    }

    /** Somebody who has proved who he is. */
    public static final class Proven extends AbstractAuthenticationToken {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient SignedIn signedIn;
        private final String key;

        private Proven(SignedIn signedIn, String key) {
            super(signedIn.person().roles().stream()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                    .toList());
            this.signedIn = signedIn;
            this.key = key;
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

        public String key() {
            return key;
        }

        @Override
        public String getName() {
            return signedIn.id().toString();
        }
    }
}
