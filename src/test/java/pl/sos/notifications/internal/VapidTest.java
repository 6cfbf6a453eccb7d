package pl.sos.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The words of RFC 8292, as a push service checks them: nothing here is shared with what writes them. */
class VapidTest {
    /** RFC 8292, section 2.4. */
    private static final String EXAMPLE =
            "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3"
                    + "NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1"
                    + "JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq"
                    + "9ojSwk5Y2EmClBPs";

    private static final Pattern HEADER =
            Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]{86}), k=([\\w-]{87})");
    /** What stands before a point of P-256 in a public key of X.509 (RFC 5480). */
    private static final byte[] P256 = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void theCheckTakesTheExampleOfTheStandardAndNothingElse() throws Exception {
        assertThat(holds(EXAMPLE)).isTrue();
        assertThat(words(EXAMPLE))
                .isEqualTo(
                        "{\"aud\":\"https://push.example.net\",\"exp\":1453523768,\"sub\":\"mailto:push@example.com\"}");
        assertThat(holds(EXAMPLE.replace("NjgsInN1", "NzgsInN1"))).isFalse();
    }

    @Test
    void whatWeSayStandsTheSameCheck() throws Exception {
        for (int i = 0; i < 50; i++) {
            var said = said("https://push.example.net/p/" + i);
            assertThat(holds(said)).as(said).isTrue();
            assertThat(words(said))
                    .isEqualTo(
                            "{\"aud\":\"https://push.example.net\",\"exp\":1795467600,\"sub\":\"mailto:pomoc@sos.example\"}");
        }
    }

    @Test
    void namesTheServiceByItsOrigin() throws Exception {
        assertThat(words(said("https://push.example.net:443/p"))).contains("\"https://push.example.net\"");
        assertThat(words(said("http://127.0.0.1:8181/p"))).contains("\"http://127.0.0.1:8181\"");
    }

    private static String said(String endpoint) throws Exception {
        return Vapid.authorization(Curve.newPair(), URI.create(endpoint), "mailto:pomoc@sos.example", NOW);
    }

    private static boolean holds(String authorization) throws Exception {
        var parts = HEADER.matcher(authorization);
        assertThat(parts.matches()).as(authorization).isTrue();
        var head = new String(bytes(parts.group(1)), StandardCharsets.UTF_8);
        assertThat(head).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        var key = new ByteArrayOutputStream();
        key.write(P256);
        key.write(bytes(parts.group(4)));
        var check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.toByteArray())));
        check.update((parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
        return check.verify(der(bytes(parts.group(3))));
    }

    private static String words(String authorization) {
        return new String(bytes(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    /** Two numbers of 32 bytes (RFC 7518 section 3.4) as ASN.1 has them. */
    private static byte[] der(byte[] signature) throws Exception {
        var numbers = new ByteArrayOutputStream();
        for (int at : new int[] {0, 32}) {
            var number = new BigInteger(1, Arrays.copyOfRange(signature, at, at + 32)).toByteArray();
            numbers.write(2);
            numbers.write(number.length);
            numbers.write(number);
        }
        var der = new ByteArrayOutputStream();
        der.write(0x30);
        der.write(numbers.size());
        der.write(numbers.toByteArray());
        return der.toByteArray();
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
