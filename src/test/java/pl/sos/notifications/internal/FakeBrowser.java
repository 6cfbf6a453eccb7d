package pl.sos.notifications.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What a browser does with pushes: it has a key and a secret, and reads what was encrypted for it. */
final class FakeBrowser {
    private final KeyPair pair;
    private final byte[] secret = "sixteen-bytes-ok".getBytes(StandardCharsets.US_ASCII);

    FakeBrowser() throws GeneralSecurityException {
        pair = Curve.newPair();
    }

    byte[] key() {
        return Curve.written((ECPublicKey) pair.getPublic());
    }

    byte[] secret() {
        return secret.clone();
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** RFC 8188 section 2.1 backwards. */
    String read(byte[] message) throws GeneralSecurityException {
        var in = ByteBuffer.wrap(message);
        var salt = new byte[16];
        in.get(salt).getInt();
        var sender = new byte[in.get() & 0xff];
        in.get(sender);
        var sealed = new byte[in.remaining()];
        in.get(sealed);
        var keys = PushMessage.Keys.of(PushMessage.agreed(pair, sender), secret, key(), sender, salt);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE, new SecretKeySpec(keys.content(), "AES"), new GCMParameterSpec(128, keys.nonce()));
        var record = cipher.doFinal(sealed);
        int end = record.length - 1;
        while (record[end] == 0) {
            end--;
        }
        if (record[end] != 2) {
            throw new GeneralSecurityException("not the last record");
        }
        return new String(record, 0, end, StandardCharsets.UTF_8);
    }
}
