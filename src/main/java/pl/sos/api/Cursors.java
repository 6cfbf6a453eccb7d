package pl.sos.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.ground.Installation;
import pl.sos.ground.Scope;
import pl.sos.kernel.Slice;

/**
 * Cursors as callers see them: a room's cursor sealed with the installation's key, so that a cursor which was changed,
 * made up or taken from another list is refused before a room reads it.
 */
@Component
public class Cursors {
    /** The most items of a page. */
    public static final int MAX_LIMIT = 200;

    private static final String FACT = "api.cursor-key";
    private static final int SEAL = 12;

    private final Installation installation;
    private volatile byte @Nullable [] key;

    Cursors(Installation installation) {
        this.installation = installation;
    }

    /** @param list what the cursor is good for: the list's name and its filter */
    public <T> Listing<T> listing(String list, Slice<T> slice) {
        return new Listing<>(
                slice.items(), slice.next().map(next -> seal(list, next)).orElse(null));
    }

    /** @throws ApiProblem 400 {@code bad-cursor} for anything this list did not give out */
    public Optional<String> after(String list, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            throw ApiProblem.of(400, "bad-cursor");
        }
        if (bytes.length <= SEAL) {
            throw ApiProblem.of(400, "bad-cursor");
        }
        var text = new String(bytes, SEAL, bytes.length - SEAL, StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(Arrays.copyOf(bytes, SEAL), mac(list, text))) {
            throw ApiProblem.of(400, "bad-cursor");
        }
        return Optional.of(text);
    }

    /** @throws ApiProblem 400 {@code bad-limit} outside 1 to {@value #MAX_LIMIT} */
    public static int limit(int wanted) {
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw ApiProblem.of(400, "bad-limit", MAX_LIMIT);
        }
        return wanted;
    }

    private String seal(String list, String cursor) {
        byte[] text = cursor.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(mac(list, cursor), SEAL + text.length);
        System.arraycopy(text, 0, sealed, SEAL, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private byte[] mac(String list, String cursor) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(cursor.getBytes(StandardCharsets.UTF_8)), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = HexFormat.of().parseHex(Scope.<String, RuntimeException>asSystem(() -> {
                var stored = installation.fact(FACT);
                if (stored.isPresent()) {
                    return stored.get();
                }
                var fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                installation.remember(FACT, HexFormat.of().formatHex(fresh));
                return installation.fact(FACT).orElseThrow();
            }));
            key = known;
        }
        return known;
    }
}
