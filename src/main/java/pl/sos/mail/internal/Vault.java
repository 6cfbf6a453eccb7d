package pl.sos.mail.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import pl.sos.ground.Installation;

/**
 * Seals what opens a mailbox (AES-256-GCM, NIST SP 800-38D), bound to the mailbox. The key lies in the same database: this
 * keeps secrets out of logs, exports and curious eyes, not from who has the whole database.
 */
@Component
public class Vault {
    private static final String KEY = "mail.vault-key";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Installation installation;

    Vault(Installation installation) {
        this.installation = installation;
    }

    public byte[] seal(String secret, UUID mailbox) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8), mailbox);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException when it was sealed elsewhere or changed */
    public String open(byte[] sealed, UUID mailbox) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, rest, mailbox), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, UUID mailbox) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = Arrays.copyOf(installation.key(KEY), 32);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(mailbox.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret of mailbox " + mailbox + " cannot be opened", e);
        }
    }
}
