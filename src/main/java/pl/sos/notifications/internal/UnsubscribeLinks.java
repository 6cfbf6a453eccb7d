package pl.sos.notifications.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.ground.Installation;
import pl.sos.ground.Settings;
import pl.sos.kernel.PersonId;
import pl.sos.outbox.Letter;

/**
 * Links that end one kind of mail for one person, without signing in (RFC 8058). Signed, good for ever, and good for nothing
 * else; a GET only asks, since mail scanners open every link.
 */
@Component
public class UnsubscribeLinks {
    private static final String KEY = "notifications.unsubscribe-key";
    private static final int SEAL = 16;

    private final Installation installation;
    private final Settings settings;
    private volatile byte @Nullable [] key;

    UnsubscribeLinks(Installation installation, Settings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /**
     * Which mail ends for whom.
     *
     * @param what a happening's name, or DIGEST
     */
    public record Ending(PersonId person, String what) {}

    /** The letter with the headers by which a mail program offers to end such mail. */
    public Letter listed(Letter letter, PersonId reader, String what) {
        return letter.with("List-Unsubscribe", "<" + settings.baseUrl() + "/unsubscribe/" + token(reader, what) + ">")
                .with("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    public String token(PersonId reader, String what) {
        return reader + "." + what + "." + HexFormat.of().formatHex(seal(reader + "." + what));
    }

    /** Empty for what we did not sign. */
    public Optional<Ending> read(String token) {
        var parts = token.split("\\.", -1);
        try {
            return parts.length == 3
                            && MessageDigest.isEqual(HexFormat.of().parseHex(parts[2]), seal(parts[0] + "." + parts[1]))
                    ? Optional.of(new Ending(PersonId.of(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private byte[] seal(String text) {
        try {
            byte[] known = key;
            if (known == null) {
                known = installation.key(KEY);
                key = known;
            }
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(known, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
