package pl.sos.notifications.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.ground.Installation;
import pl.sos.ground.Settings;
import pl.sos.outbox.ReplyTokens;

/** By what push services know this installation (RFC 8292): a key pair made at the first use, and words signed with it. */
@Component
public class Vapid {
    private static final String FACT = "notifications.vapid";
    /** A day at most is allowed (RFC 8292 section 2). */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Installation installation;
    private final ReplyTokens addresses;
    private final Settings settings;
    private volatile @Nullable KeyPair pair;

    Vapid(Installation installation, ReplyTokens addresses, Settings settings) {
        this.installation = installation;
        this.addresses = addresses;
        this.settings = settings;
    }

    /** What a browser is to be told when it subscribes. */
    public String publicKey() {
        return TEXT.encodeToString(Curve.written((ECPublicKey) pair().getPublic()));
    }

    /** The header Authorization for a push to this address. */
    String authorization(URI endpoint, Instant now) throws GeneralSecurityException {
        return authorization(pair(), endpoint, contact(), now);
    }

    /** @param contact whom the service can ask, an address of mail or of a page as a URI */
    static String authorization(KeyPair pair, URI endpoint, String contact, Instant now)
            throws GeneralSecurityException {
        var words = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "."
                + part("{\"aud\":\"" + origin(endpoint) + "\",\"exp\":"
                        + now.plus(GOOD_FOR).getEpochSecond() + ",\"sub\":\"" + contact + "\"}");
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(pair.getPrivate());
        signature.update(words.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + words + "." + TEXT.encodeToString(signature.sign()) + ", k="
                + TEXT.encodeToString(Curve.written((ECPublicKey) pair.getPublic()));
    }

    /** As RFC 6454 section 6 writes it: without the port that its scheme has anyway. */
    private static String origin(URI endpoint) {
        boolean usual = endpoint.getPort() == -1 || (endpoint.getScheme().equals("https") && endpoint.getPort() == 443);
        return endpoint.getScheme() + "://" + endpoint.getHost() + (usual ? "" : ":" + endpoint.getPort());
    }

    /** Whom a push service can ask (RFC 8292 section 2.1): an address, or a page. */
    private String contact() {
        return addresses
                .replyAddress()
                .map("mailto:"::concat)
                .orElseGet(() -> settings.baseUrl().toString());
    }

    private static String part(String json) {
        return TEXT.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private KeyPair pair() {
        var known = pair;
        if (known == null) {
            try {
                var fresh = Curve.newPair();
                var kept = installation.keep(
                        FACT,
                        TEXT.encodeToString(Curve.written((ECPublicKey) fresh.getPublic())) + " "
                                + TEXT.encodeToString(fresh.getPrivate().getEncoded()));
                var parts = kept.split(" ", 2);
                known = new KeyPair(
                        Curve.read(Base64.getUrlDecoder().decode(parts[0])),
                        KeyFactory.getInstance("EC")
                                .generatePrivate(new PKCS8EncodedKeySpec(
                                        Base64.getUrlDecoder().decode(parts[1]))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            pair = known;
        }
        return known;
    }
}
