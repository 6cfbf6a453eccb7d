package pl.sos.notifications.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is pushed, readable for the browser alone: RFC 8291 over the content coding aes128gcm of RFC 8188, one record. The
 * service that carries it learns neither text nor length.
 */
final class PushMessage {
    /** Services take 4,096 bytes; every message is padded to the same length. */
    static final int PADDED = 3072;

    private static final int RECORD = 4096;
    private static final int TAG_BITS = 128;

    private PushMessage() {}

    /**
     * @param theirs the browser's key
     * @param secret the browser's 16 bytes
     */
    static byte[] encrypt(byte[] text, byte[] theirs, byte[] secret) throws GeneralSecurityException {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return encrypt(text, PADDED, theirs, secret, Curve.newPair(), salt);
    }

    static byte[] encrypt(byte[] text, int padded, byte[] theirs, byte[] secret, KeyPair ours, byte[] salt)
            throws GeneralSecurityException {
        var written = Curve.written((ECPublicKey) ours.getPublic());
        var keys = Keys.of(agreed(ours, theirs), secret, theirs, written, salt);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(keys.content(), "AES"),
                new GCMParameterSpec(TAG_BITS, keys.nonce()));
        // Two is the mark of the last record; zeros after it are padding (RFC 8188 section 2).
        var record = new byte[Math.max(padded, text.length + 1)];
        System.arraycopy(text, 0, record, 0, text.length);
        record[text.length] = 2;
        var sealed = cipher.doFinal(record);
        return ByteBuffer.allocate(16 + 4 + 1 + written.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) written.length)
                .put(written)
                .put(sealed)
                .array();
    }

    static byte[] agreed(KeyPair ours, byte[] theirs) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        agreement.doPhase(Curve.read(theirs), true);
        return agreement.generateSecret();
    }

    /** The key and the nonce of the one record. */
    record Keys(byte[] content, byte[] nonce) {
        /**
         * RFC 8291 section 3.4.
         *
         * @param receiver the browser's key
         * @param sender the one made for this message
         */
        static Keys of(byte[] agreed, byte[] secret, byte[] receiver, byte[] sender, byte[] salt)
                throws GeneralSecurityException {
            var info = ByteBuffer.allocate(14 + receiver.length + sender.length)
                    .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                    .put(receiver)
                    .put(sender)
                    .array();
            var key = derived(agreed, secret, info, 32);
            return new Keys(
                    derived(key, salt, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16),
                    derived(key, salt, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12));
        }

        private static byte[] derived(byte[] key, byte[] salt, byte[] info, int length)
                throws GeneralSecurityException {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .addSalt(salt)
                            .thenExpand(info, length));
        }
    }
}
