package pl.sos.mail.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.mail.internal.reading.RawMails.FROM_ANNA;
import static pl.sos.mail.internal.reading.RawMails.base64;
import static pl.sos.mail.internal.reading.RawMails.parsed;
import static pl.sos.mail.internal.reading.RawMails.read;
import static pl.sos.mail.internal.reading.RawMails.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.Language;
import pl.sos.mail.internal.Wording;

/** Mails that lie within their signature. The first two are OpenSSL's, of a key that nobody has any more. */
class SignedWithinTest {
    private static final String TEXT = "Naliczenie stoi na budynku 14 – proszę o pomoc.";
    private static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.1");
    private static final ASN1ObjectIdentifier SIGNED = new ASN1ObjectIdentifier("1.2.840.113549.1.7.2");

    /** openssl cms -sign -binary -nodetach -nocerts -stream: of indefinite length, the content in pieces. */
    private static final String IN_PIECES = """
            MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgASCAVdDb250ZW50LVR5cGU6IG11bHRp
            cGFydC9taXhlZDsgYm91bmRhcnk9aQ0KDQotLWkNCkNvbnRlbnQtVHlwZTogdGV4dC9wbGFpbjsgY2hhcnNldD11dGYtOA0KQ29u
            dGVudC1UcmFuc2Zlci1FbmNvZGluZzogOGJpdA0KDQpOYWxpY3plbmllIHN0b2kgbmEgYnVkeW5rdSAxNCDigJMgcHJvc3rEmSBv
            IHBvbW9jLg0KLS1pDQpDb250ZW50LVR5cGU6IGFwcGxpY2F0aW9uL3BkZjsgbmFtZT1yYXBvcnQucGRmDQpDb250ZW50LURpc3Bv
            c2l0aW9uOiBhdHRhY2htZW50OyBmaWxlbmFtZT1yYXBvcnQucGRmDQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiBiYXNlNjQN
            Cg0KSlZCRVJpMHhMalE9DQotLWktLQ0KAAAAAAAAMYICZzCCAmMCAQEwVzA/MRMwEQYDVQQDDApBbm5hIE5vd2FrMSgwJgYJKoZI
            hvcNAQkBFhlrc2llZ293YUBzbS16b3J6YS5leGFtcGxlAhRqZQGexvUSlqxJmNWLv29QBRbQIjALBglghkgBZQMEAgGggeQwGAYJ
            KoZIhvcNAQkDMQsGCSqGSIb3DQEHATAcBgkqhkiG9w0BCQUxDxcNMjYxMTI4MjA0NzQzWjAvBgkqhkiG9w0BCQQxIgQgyrKQbXsf
            mgrNd/WKPP1nzMk6Z8w8F43Xula+MSqYZBkweQYJKoZIhvcNAQkPMWwwajALBglghkgBZQMEASowCwYJYIZIAWUDBAEWMAsGCWCG
            SAFlAwQBAjAKBggqhkiG9w0DBzAOBggqhkiG9w0DAgICAIAwDQYIKoZIhvcNAwICAUAwBwYFKw4DAgcwDQYIKoZIhvcNAwICASgw
            DQYJKoZIhvcNAQEBBQAEggEAef7PZ5m4k4fg8Ajb53HEVmJ+VaV1xLXsrNcqxEXfsZ5R2pUMuSyQ/07YF+EfG+EOjAf0gWYRBeIX
            aHWyo96h6xEfenik40GExcIphd54Bsungllilbb34il/G6nIfDktYpdHIVavRHjaYeqT3JPWYJDjrBjj+e0oj0hLNpiM2co467Wn
            kQd3oCuN+3FPUSh8FApOoUkV3ZC3fBFlfvqnqZI7rLqYYjEbqusRNQH5mUpg1IQmGb+9JCkpkcpoXb0Ijw1noft/GDCxKwcMkkBm
            n0Yq9lWd2/mlU790AOqy/o2pga9Rj3YrG5mOWjssbMzFWQyJVDKz6o249vm2fVuAogAAAAAAAA==""";

    /** The same without -stream. */
    private static final String IN_ONE = """
            MIID/gYJKoZIhvcNAQcCoIID7zCCA+sCAQExDTALBglghkgBZQMEAgEwggFqBgkqhkiG9w0BBwGgggFbBIIBV0NvbnRlbnQtVHlw
            ZTogbXVsdGlwYXJ0L21peGVkOyBib3VuZGFyeT1pDQoNCi0taQ0KQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXV0
            Zi04DQpDb250ZW50LVRyYW5zZmVyLUVuY29kaW5nOiA4Yml0DQoNCk5hbGljemVuaWUgc3RvaSBuYSBidWR5bmt1IDE0IOKAkyBw
            cm9zesSZIG8gcG9tb2MuDQotLWkNCkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24vcGRmOyBuYW1lPXJhcG9ydC5wZGYNCkNvbnRl
            bnQtRGlzcG9zaXRpb246IGF0dGFjaG1lbnQ7IGZpbGVuYW1lPXJhcG9ydC5wZGYNCkNvbnRlbnQtVHJhbnNmZXItRW5jb2Rpbmc6
            IGJhc2U2NA0KDQpKVkJFUmkweExqUT0NCi0taS0tDQoxggJnMIICYwIBATBXMD8xEzARBgNVBAMMCkFubmEgTm93YWsxKDAmBgkq
            hkiG9w0BCQEWGWtzaWVnb3dhQHNtLXpvcnphLmV4YW1wbGUCFGplAZ7G9RKWrEmY1Yu/b1AFFtAiMAsGCWCGSAFlAwQCAaCB5DAY
            BgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMBwGCSqGSIb3DQEJBTEPFw0yNjExMjgyMDQ3NDNaMC8GCSqGSIb3DQEJBDEiBCDKspBt
            ex+aCs139Yo8/WfMyTpnzDwXjde6Vr4xKphkGTB5BgkqhkiG9w0BCQ8xbDBqMAsGCWCGSAFlAwQBKjALBglghkgBZQMEARYwCwYJ
            YIZIAWUDBAECMAoGCCqGSIb3DQMHMA4GCCqGSIb3DQMCAgIAgDANBggqhkiG9w0DAgIBQDAHBgUrDgMCBzANBggqhkiG9w0DAgIB
            KDANBgkqhkiG9w0BAQEFAASCAQB5/s9nmbiTh+DwCNvnccRWYn5VpXXEteys1yrERd+xnlHalQy5LJD/TtgX4R8b4Q6MB/SBZhEF
            4hdodbKj3qHrER96eKTjQYTFwimF3ngGy6eCWWKVtvfiKX8bqch8OS1il0chVq9EeNph6pPck9ZgkOOsGOP57SiPSEs2mIzZyjjr
            taeRB3egK437cU9RKHwUCk6hSRXdkLd8EWV++qepkjusuphiMRuq6xE1AfmZSmDUhCYZv70kKSmRymhdvQiPDWeh+38YMLErBwyS
            QGafRir2VZ3b+aVTv3QA6rL+jamBr1GPdisbmY5aOyxszMVZDIlUMrPqjbj2+bZ9W4Ci""";

    /** openssl cms -encrypt. */
    private static final String ENCRYPTED = """
            MIIDHwYJKoZIhvcNAQcDoIIDEDCCAwwCAQAxggFzMIIBbwIBADBXMD8xEzARBgNVBAMMCkFubmEgTm93YWsxKDAmBgkqhkiG9w0B
            CQEWGWtzaWVnb3dhQHNtLXpvcnphLmV4YW1wbGUCFGplAZ7G9RKWrEmY1Yu/b1AFFtAiMA0GCSqGSIb3DQEBAQUABIIBABBDUFws
            VijiLuKsve3Tb5PnruE2QGBbwVPA8rfeB5ezx3/n1WQJUgayb5Sk1rhPeiJCI0YaPPHdkngABCN/C6cE30d7E+PZifG/rljQ3fyp
            cBzuCqT87dIuxdpt1si+QT6HdI3hYkZAWl6b9fmJrimYY0LMIA+Zh/gq96qndyC1OUtUu45hlMErJwGH9Ope3fQn4bACAaOLNxgp
            avbAWisl9qwEKlKFli81eljrx0sJJ6/2vABqiHeS2PWGQIkEKQ6mKsY+wVXPB9pG/qHeGlEtHY4LPRWVHxXssKatSU8A1B9BAB3N
            HOj1r6LA+OfS0OvBopAISMRQstKkJBCMNaswggGOBgkqhkiG9w0BBwEwHQYJYIZIAWUDBAEqBBCOUHBDQrQSBrus43eAggaAgIIB
            YAUVlAHg9dWS82X7UqmWinVK2I566PfsAECu/1lEEeY4yxwGO54alyY54yGg/grjr1PVPFOvM+kYkafCOfCMXl2+pILJWp0KycO2
            HrYr/cOfAhd4lWNin9ISD7NFb6Zk+Ejp+4J4Q+7GtLR3CBtaIq+J/+MLZ20NEg4dNgVl2f6HidRBh2H/fSYx+ei5ysrkDiKfeVW+
            4gJiulyNkuPgjHwj6lzMX44L7BxS4Myt+gjExt206buGE2Iz/ZbrI+EA4C0iFF1uDcSf0EXhArXHadhppZZQzsylHcQiQ36iaeQ1
            qNbh46q8kVW7/W+KC0ms8vt1nFMXZ+GH/o7cZKMdZSSvXyIAkqBLfdUPtYAWU4XxVQnv1tuPySmMA3os3qYYJVw4EJ4fdUW8Svca
            U++NmbzBeCQJHwQOkFIJQcXg2fK9NR4ILqoABUAHsYoXkbAKP4x5J49Yi0w0/MTZzVVDoAc=""";

    @ParameterizedTest
    @ValueSource(strings = {IN_PIECES, IN_ONE})
    void readsWhatIsWithinAndKeepsTheWhole(String signed) {
        for (var type : new String[] {
            "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
            "application/x-pkcs7-mime",
            "application/octet-stream; name=SMIME.P7M"
        }) {
            var mail = parsed(mail(type, Base64.getMimeDecoder().decode(signed)));
            assertThat(mail.body().text()).isEqualTo(TEXT);
            assertThat(Wording.body(mail, Language.PL)).isEqualTo(TEXT);
            assertThat(mail.attachments()).hasSize(2);
            assertThat(mail.attachments().getFirst().bytes())
                    .isEqualTo(Base64.getMimeDecoder().decode(signed));
            assertThat(mail.attachments().get(1).name()).isEqualTo("raport.pdf");
            assertThat(new String(mail.attachments().get(1).bytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-1.4");
            assertThat(mail.warnings()).containsExactly(ReadWarning.SIGNATURE_UNCHECKED);
        }
    }

    /** Whatever the mail calls it: what is encrypted stays closed. */
    @Test
    void leavesClosedWhatIsEncrypted() {
        var mail = parsed(mail(
                "application/pkcs7-mime; smime-type=signed-data",
                Base64.getMimeDecoder().decode(ENCRYPTED)));
        assertThat(mail.warnings()).containsExactly(ReadWarning.ENCRYPTED);
        assertThat(mail.attachments()).hasSize(1);
        assertThat(Wording.body(mail, Language.PL)).isEqualTo("(zaszyfrowana wiadomość w załączniku)");
    }

    @Test
    void readsASignatureAroundASignature() {
        var once = entity(signed(utf8("Content-Type: text/plain; charset=utf-8\n\n" + TEXT)));
        var mail = parsed(mail("application/pkcs7-mime", signed(once)));
        assertThat(mail.body().text()).isEqualTo(TEXT);
        assertThat(mail.attachments()).hasSize(2);
    }

    @Test
    void countsSignaturesAroundEachOtherAsDepth() {
        var within = utf8("\n" + TEXT);
        for (int i = 0; i < MailLimits.USUAL.depth() + 1; i++) {
            within = entity(signed(within));
        }
        assertThat(read(RawMails.join(FROM_ANNA.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII), within)))
                .isInstanceOfSatisfying(
                        ReadMail.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(ReadMail.Reason.NESTED_TOO_DEEP));
    }

    @Test
    void unpacksNoMoreThanMayBeUnpacked() {
        var large = signed(new byte[MailLimits.USUAL.unpackedBytes() + 1]);
        var mail = parsed(mail("application/pkcs7-mime; smime-type=signed-data", large));
        assertThat(mail.warnings()).containsExactly(ReadWarning.SIGNED_WITHIN);
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(large.length));
        assertThat(Wording.body(mail, Language.PL)).isEqualTo("(podpisana wiadomość w załączniku)");
    }

    /** Ever more sequences within each other, a set of a million algorithms: before anything that is signed. */
    @Test
    void readsNoEndlessBeginning() {
        var nested = new ByteArrayOutputStream();
        nested.writeBytes(new byte[] {0x30, (byte) 0x80, 6, 9});
        nested.writeBytes(new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2});
        nested.writeBytes(new byte[] {(byte) 0xA0, (byte) 0x80, 0x30, (byte) 0x80, 2, 1, 1});
        for (int i = 0; i < 1_000_000; i++) {
            nested.writeBytes(new byte[] {0x31, (byte) 0x80});
        }
        var algorithms = new ASN1EncodableVector();
        for (int i = 0; i < 200_000; i++) {
            algorithms.add(new DERSequence(SIGNED));
        }
        for (var beginning : new byte[][] {nested.toByteArray(), signed(utf8(TEXT), new DERSequence(algorithms))}) {
            assertThat(parsed(mail("application/pkcs7-mime; smime-type=signed-data", beginning))
                            .warnings())
                    .containsExactly(ReadWarning.SIGNED_WITHIN);
        }
    }

    @Test
    void givesAnAnswerWhateverIsBroken() {
        byte[] whole = Base64.getMimeDecoder().decode(IN_PIECES);
        Seeded.cases(300, random -> {
            byte[] broken = java.util.Arrays.copyOf(whole, random.between(0, whole.length));
            for (int i = random.between(0, 4); i > 0 && broken.length > 0; i--) {
                broken[random.between(0, Math.min(broken.length, 60) - 1)] = (byte) random.between(0, 255);
            }
            assertThat(parsed(mail("application/pkcs7-mime", broken)).attachments())
                    .first()
                    .satisfies(file -> assertThat(file.bytes()).isEqualTo(broken));
        });
    }

    private static byte[] mail(String type, byte[] content) {
        return utf8(FROM_ANNA + "Content-Type: " + type + "\nContent-Transfer-Encoding: base64\n\n" + base64(content));
    }

    private static byte[] entity(byte[] content) {
        return utf8("Content-Type: application/pkcs7-mime; smime-type=signed-data\n"
                + "Content-Transfer-Encoding: base64\n\n" + base64(content));
    }

    private static byte[] signed(byte[] content) {
        return signed(content, new DERSet());
    }

    /** As much of SignedData (RFC 5652 section 5.1) as comes before certificates. */
    private static byte[] signed(byte[] content, org.bouncycastle.asn1.ASN1Encodable algorithms) {
        var encapsulated = sequence(DATA, new DERTaggedObject(true, 0, new DEROctetString(content)));
        var data = sequence(new ASN1Integer(1), algorithms, encapsulated, new DERSet());
        try {
            return sequence(SIGNED, new DERTaggedObject(true, 0, data)).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DERSequence sequence(org.bouncycastle.asn1.ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
