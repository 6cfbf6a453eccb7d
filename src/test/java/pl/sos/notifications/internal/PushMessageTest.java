package pl.sos.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushMessageTest {
    /** RFC 8291, section 5 and appendix A. */
    @Test
    void encryptsTheExampleOfTheStandard() throws Exception {
        var theirs = bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        var secret = bytes("BTBZMqHH6r4Tts7J_aSIgg");
        var ours = new KeyPair(
                Curve.read(bytes(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
                KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(
                                new BigInteger(1, bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
                                Curve.parameters())));
        var text = "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII);
        assertThat(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                PushMessage.encrypt(text, 0, theirs, secret, ours, bytes("DGv6ra1nlYgDCS1FRnbzlw"))))
                .isEqualTo(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
                                + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    @Test
    void everyMessageHasTheSameLength() throws Exception {
        var browser = new FakeBrowser();
        for (var text : new String[] {"", "Dzień dobry", "x".repeat(3000)}) {
            var sealed = PushMessage.encrypt(text.getBytes(StandardCharsets.UTF_8), browser.key(), browser.secret());
            assertThat(sealed).hasSize(16 + 4 + 1 + 65 + PushMessage.PADDED + 16);
            assertThat(browser.read(sealed)).isEqualTo(text);
        }
    }

    @Test
    void takesNoKeyThatIsNoPointOfTheCurve() {
        var point = bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        point[40] ^= 1;
        for (var key : new byte[][] {point, new byte[65], new byte[0], {4}}) {
            assertThatThrownBy(() -> Curve.read(key)).isInstanceOf(GeneralSecurityException.class);
            assertThat(PushKeys.fit(key, new byte[16])).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true", "10.1.2.3, false", "172.16.0.1, false", "192.168.1.1, false", "127.0.0.1, false",
        "169.254.169.254, false", "100.64.0.1, false", "0.0.0.0, false", "224.0.0.1, false", "255.255.255.255, false",
        "::1, false", "fe80::1, false", "fd00::1, false", "::ffff:10.0.0.1, false", "64:ff9b::a00:1, false",
        "2002:a00:1::1, false", "2a00:1450:4001::1, true"
    })
    void knowsWhatLiesInThePublicNetwork(String address, boolean isPublic) {
        assertThat(PushEndpoints.isPublic(InetAddress.ofLiteral(address))).isEqualTo(isPublic);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
