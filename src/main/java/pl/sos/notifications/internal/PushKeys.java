package pl.sos.notifications.internal;

import java.security.GeneralSecurityException;

/** What a browser hands over when it subscribes. */
public final class PushKeys {
    private static final int SECRET = 16;

    private PushKeys() {}

    /** Whether these are a point of P-256 and a secret of 16 bytes (RFC 8291 section 3.1). */
    public static boolean fit(byte[] key, byte[] secret) {
        try {
            Curve.read(key);
            return secret.length == SECRET;
        } catch (GeneralSecurityException noPoint) {
            return false;
        }
    }
}
