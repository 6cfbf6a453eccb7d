package pl.sos.mail.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.mail.internal.reading.RawMails.FROM_ANNA;
import static pl.sos.mail.internal.reading.RawMails.base64;
import static pl.sos.mail.internal.reading.RawMails.in;
import static pl.sos.mail.internal.reading.RawMails.join;
import static pl.sos.mail.internal.reading.RawMails.parsed;
import static pl.sos.mail.internal.reading.RawMails.tnef;
import static pl.sos.mail.internal.reading.RawMails.utf8;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Language;
import pl.sos.mail.internal.Wording;

class PartsTest {
    private static final String PANGRAM = "Pchnąć w tę łódź jeża lub ośm skrzyń fig – „źle”";

    private static void text(String real, String label, ReadWarning... warnings) {
        String words = real.startsWith("iso") ? PANGRAM.replaceAll("[–„”]", "-") : PANGRAM;
        var mail = parsed(in(
                real,
                FROM_ANNA + "Content-Type: text/plain" + label + "\nContent-Transfer-Encoding: 8bit\n\n" + words));
        assertThat(mail.body().text()).as(real + " as" + label).isEqualTo(words);
        assertThat(mail.warnings()).as(real + " as" + label).containsExactlyInAnyOrder(warnings);
    }

    @Test
    void characterSetsAndTheirLabels() {
        text("utf-8", "; charset=utf-8");
        text("utf-8", "");
        text("utf-8", "; charset=iso-8859-2", ReadWarning.CHARSET_WRONG);
        text("utf-8", "; charset=us-ascii", ReadWarning.CHARSET_WRONG);
        text("utf-8", "; charset=bzdura", ReadWarning.CHARSET_WRONG);
        text("windows-1250", "; charset=windows-1250");
        text("windows-1250", "; charset=\"Windows-1250\"");
        text("windows-1250", "; charset=cp1250");
        text("windows-1250", "; charset=iso-8859-2", ReadWarning.CHARSET_WRONG);
        text("windows-1250", "; charset=utf-8", ReadWarning.CHARSET_WRONG);
        text("windows-1250", "; charset=iso-8859-1", ReadWarning.CHARSET_WRONG);
        text("windows-1250", "; charset=windows-1252", ReadWarning.CHARSET_WRONG);
        text("windows-1250", "", ReadWarning.CHARSET_WRONG);
        text("iso-8859-2", "; charset=iso-8859-2");
        text("iso-8859-2", "; charset=latin2");
        text("iso-8859-2", "; charset=windows-1250", ReadWarning.CHARSET_WRONG);
        text("iso-8859-2", "; charset=utf-8", ReadWarning.CHARSET_WRONG);
        var sixteen = utf8(FROM_ANNA + "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n"
                + base64(PANGRAM.getBytes(StandardCharsets.UTF_16)));
        assertThat(parsed(sixteen).body().text()).isEqualTo(PANGRAM);
    }

    @Test
    void westernLettersStayWestern() {
        var mail = parsed(in(
                "iso-8859-1",
                FROM_ANNA + "Content-Type: text/plain; charset=iso-8859-1\n\nGrüße aus España, 5 m³ für Ærø"));
        assertThat(mail.body().text()).isEqualTo("Grüße aus España, 5 m³ für Ærø");
    }

    @Test
    void utf8CutInTheMiddleOfALetter() {
        var raw = utf8(FROM_ANNA + "Content-Type: text/plain; charset=utf-8\n\nZażółć gęślą jaźń ó");
        var cut = java.util.Arrays.copyOf(raw, raw.length - 1);
        assertThat(parsed(cut).body().text()).startsWith("Zażółć gęślą jaźń");
    }

    @Test
    void transferEncodings() {
        assertThat(parsed(utf8(FROM_ANNA
                                + "Content-Type: text/plain; charset=utf-8\n"
                                + "Content-Transfer-Encoding: quoted-printable\n\n"
                                + "Za=C5=BC=C3=B3=\n"
                                + "=C5=82=C4=87 =zz 5=3D5"))
                        .body()
                        .text())
                .isEqualTo("Zażółć =zz 5=5");
        assertThat(parsed(utf8(FROM_ANNA
                                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64\n\n"
                                + base64("Zażółć".getBytes(StandardCharsets.UTF_8)) + "!!!\n"))
                        .body()
                        .text())
                .isEqualTo("Zażółć");
        assertThat(parsed(utf8(FROM_ANNA + "Content-Transfer-Encoding: x-dziwne\n\nzwykły"))
                        .body()
                        .text())
                .isEqualTo("zwykły");
        var mail = parsed(utf8(FROM_ANNA
                + "Content-Type: application/octet-stream; name=a.txt\n"
                + "Content-Transfer-Encoding: x-uuencode\n\n"
                + "begin 644 a.txt\n"
                + "#0V%T\n"
                + "`\n"
                + "end\n"));
        assertThat(mail.attachments().getFirst().bytes()).isEqualTo("Cat".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aFlowedText() {
        var mail = parsed(utf8(FROM_ANNA
                + "Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
                + "To jest jedna \n"
                + "linia.\n\n"
                + "> a to \n"
                + "> cytat\n\n"
                + "-- \n"
                + "Anna"));
        assertThat(mail.body().text()).isEqualTo("To jest jedna linia.\n\n> a to cytat\n\n--\nAnna");
        assertThat(mail.body().newText()).isEqualTo("To jest jedna linia.");
    }

    private static final byte[] PDF = "%PDF-1.7 treść".getBytes(StandardCharsets.UTF_8);

    private static String name(String disposition) {
        var mail = parsed(utf8(FROM_ANNA + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nDzień dobry\n--b\n"
                + "Content-Type: application/pdf\nContent-Disposition: attachment; " + disposition
                + "\nContent-Transfer-Encoding: base64\n\n" + base64(PDF) + "\n--b--\n"));
        assertThat(mail.body().text()).isEqualTo("Dzień dobry");
        var file = mail.attachments().getFirst();
        assertThat(file.bytes()).isEqualTo(PDF);
        assertThat(file.size()).isEqualTo(PDF.length);
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        return file.name();
    }

    @Test
    void namesOfFiles() {
        assertThat(name("filename=raport.pdf")).isEqualTo("raport.pdf");
        assertThat(name("filename=raport roczny.pdf")).isEqualTo("raport roczny.pdf");
        assertThat(name("filename=\"raport; roczny.pdf\"")).isEqualTo("raport; roczny.pdf");
        assertThat(name("filename*=UTF-8''wy%C5%BCszy.pdf")).isEqualTo("wyższy.pdf");
        assertThat(name("filename=x.pdf; filename*=iso-8859-2'pl'wy%BFszy.pdf")).isEqualTo("wyższy.pdf");
        assertThat(name("filename*0*=UTF-8''wy%C5;\n filename*1*=%BCszy;\n filename*2=\" raport.pdf\""))
                .isEqualTo("wyższy raport.pdf");
        assertThat(name("filename*1=\"port.pdf\"; filename*0=\"ra\"")).isEqualTo("raport.pdf");
        assertThat(name("filename=\"=?utf-8?Q?wy=C5=BCszy.pdf?=\"")).isEqualTo("wyższy.pdf");
        assertThat(name("filename=\"wyższy.pdf\"")).isEqualTo("wyższy.pdf");
        assertThat(name("filename=\"../../etc/passwd\"")).isEqualTo("passwd");
        assertThat(name("filename=\"C:\\\\Dane\\\\raport.pdf\"")).isEqualTo("raport.pdf");
        assertThat(name("filename=\"C:\\Dane\\raport.pdf\"")).isEqualTo("raport.pdf");
        assertThat(name("filename=\"rapo\u202Efdp.exe\"")).isEqualTo("rapofdp.exe");
        assertThat(name("filename=\"con.pdf\"")).isEqualTo("_con.pdf");
        assertThat(name("filename=\"a<b>:c|d?.pdf\"")).isEqualTo("a_b__c_d_.pdf");
        assertThat(name("filename=\"..\"")).isEqualTo("zalacznik-1.pdf");
        assertThat(name("x=y")).isEqualTo("zalacznik-1.pdf");
        assertThat(name("filename=\"" + "długa".repeat(100) + ".pdf\""))
                .hasSize(150)
                .endsWith(".pdf");
    }

    @Test
    void textAndHtmlWithAPictureWithin() {
        var mail = parsed(utf8(FROM_ANNA + """
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=utf-8

            Zwykły tekst
            --a
            Content-Type: text/html; charset=utf-8

            <p>Zwykły <b>tekst</b> <img src="cid:logo@x"></p>
            --a--
            --r
            Content-Type: image/png; name=logo.png
            Content-ID: <logo@x>
            Content-Transfer-Encoding: base64

            aGVq
            --r--
            """));
        assertThat(mail.body().text()).isEqualTo("Zwykły tekst");
        assertThat(mail.body().html().orElseThrow()).contains("<b>tekst</b>").contains("src=\"cid:logo@x\"");
        var picture = mail.attachments().getFirst();
        assertThat(picture.inline()).isTrue();
        assertThat(picture.contentId()).contains("logo@x");
        assertThat(picture.bytes()).isEqualTo("hej".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void anotherMailACalendarAndTextsBetweenFiles() {
        var mail = parsed(utf8(FROM_ANNA + """
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: text/plain; charset=utf-8

            Pierwszy
            --m
            Content-Type: message/rfc822

            From: x@y.example
            Subject: =?utf-8?Q?B=C5=82=C4=85d?= 1/2
            Content-Type: multipart/mixed; boundary=n

            --n

            tekst w środku
            --n--
            --m
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            --m
            Content-Type: text/plain; charset=utf-8

            Drugi
            --m
            Content-Type: text/plain; charset=utf-8
            Content-Disposition: inline; filename=log.txt

            z pliku
            --m--
            """));
        assertThat(mail.body().text()).isEqualTo("Pierwszy\n\nDrugi");
        assertThat(mail.attachments())
                .extracting(AttachedFile::name)
                .containsExactly("Błąd 1-2.eml", "zalacznik-2.ics", "log.txt");
        assertThat(new String(mail.attachments().getFirst().bytes(), StandardCharsets.UTF_8))
                .contains("tekst w środku");
    }

    @Test
    void signedAndEncrypted() {
        var signed = parsed(utf8(FROM_ANNA + """
            Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=s

            --s
            Content-Type: text/plain; charset=utf-8

            Podpisane
            --s
            Content-Type: application/pkcs7-signature; name=smime.p7s
            Content-Transfer-Encoding: base64

            aGVq
            --s--
            """));
        assertThat(signed.body().text()).isEqualTo("Podpisane");
        assertThat(signed.attachments()).extracting(AttachedFile::name).containsExactly("smime.p7s");
        assertThat(signed.warnings()).containsExactly(ReadWarning.SIGNATURE_UNCHECKED);
        var encrypted = parsed(utf8(FROM_ANNA + """
            Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=s

            --s
            Content-Type: application/pgp-encrypted

            Version: 1
            --s
            Content-Type: application/octet-stream; name=encrypted.asc

            -----BEGIN PGP MESSAGE-----
            --s--
            """));
        assertThat(encrypted.body().text()).isEmpty();
        assertThat(encrypted.warnings()).contains(ReadWarning.ENCRYPTED);
        assertThat(encrypted.attachments()).hasSize(2);
        assertThat(parsed(utf8(FROM_ANNA
                                + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data;"
                                + " name=smime.p7m\n\n"
                                + "MII"))
                        .warnings())
                .contains(ReadWarning.ENCRYPTED);
        // Its text lies within a signature that is broken: whoever reads the thread is told where it is.
        var within = parsed(utf8(
                FROM_ANNA + "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n\nMII"));
        assertThat(within.warnings()).contains(ReadWarning.SIGNED_WITHIN);
        assertThat(Wording.body(within, Language.PL)).isEqualTo("(podpisana wiadomość w załączniku)");
        assertThat(Wording.body(encrypted, Language.EN)).isEqualTo("(encrypted message in the attachment)");
    }

    @Test
    void winmailIsUnpackedAndKept() {
        var mail = parsed(utf8(FROM_ANNA + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nW załączeniu\n--b\n"
                + "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
                + base64(tnef("raport.pdf", PDF)) + "\n--b--\n"));
        assertThat(mail.warnings()).isEmpty();
        assertThat(mail.attachments()).extracting(AttachedFile::name).containsExactly("winmail.dat", "raport.pdf");
        assertThat(mail.attachments().get(1).bytes()).isEqualTo(PDF);
        var broken = parsed(utf8(FROM_ANNA + "Content-Type: application/ms-tnef; name=winmail.dat\n\nnie to"));
        assertThat(broken.warnings()).contains(ReadWarning.CONTAINER_NOT_UNPACKED);
        assertThat(broken.attachments()).hasSize(1);
    }

    @Test
    void containersThatAreNotClosedOrAreEmpty() {
        var open = parsed(utf8(FROM_ANNA
                + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "wstęp\n"
                + "--b\n\n"
                + "tekst\n"
                + "--b\n"
                + "Content-Type: image/png\n\n"
                + "abc"));
        assertThat(open.body().text()).isEqualTo("tekst");
        assertThat(open.attachments()).hasSize(1);
        assertThat(open.warnings()).containsExactly(ReadWarning.TRUNCATED);
        for (String type :
                List.of("multipart/mixed", "multipart/mixed; boundary=nie-ma", "multipart/mixed; boundary=")) {
            var empty = parsed(utf8(FROM_ANNA + "Content-Type: " + type + "\n\nsam tekst"));
            assertThat(empty.body().text()).as(type).isEqualTo("sam tekst");
        }
        var nested = parsed(utf8(FROM_ANNA + """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=bb

            --bb

            wewnątrz
            --b
            Content-Type: image/png

            abc
            --b--
            """));
        assertThat(nested.body().text()).isEqualTo("wewnątrz");
        assertThat(nested.attachments()).hasSize(1);
    }

    @Test
    void aFileAloneAndAnMboxLine() {
        var mail = parsed(join(
                "From anna Fri Nov 20 12:30:00 2026\r\n".getBytes(StandardCharsets.US_ASCII),
                utf8(FROM_ANNA + "Content-Type: application/pdf; name=skan.pdf\nContent-Transfer-Encoding: base64\n\n"
                        + base64(PDF))));
        assertThat(mail.body().text()).isEmpty();
        assertThat(mail.attachments()).extracting(AttachedFile::name).containsExactly("skan.pdf");
        assertThat(mail.attachments().getFirst().bytes()).isEqualTo(PDF);
    }
}
