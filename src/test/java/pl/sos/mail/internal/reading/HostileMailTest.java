package pl.sos.mail.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.mail.internal.reading.RawMails.FROM_ANNA;
import static pl.sos.mail.internal.reading.RawMails.parsed;
import static pl.sos.mail.internal.reading.RawMails.read;
import static pl.sos.mail.internal.reading.RawMails.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mail that was made to break the reader. */
class HostileMailTest {
    /** What one thread may allocate for a mail, not counting the mail: all of it together, not at one time. */
    private static final long MOST_ALLOCATED = 2L << 30;

    /** Of processor time, which a busy machine does not lengthen; far above what any of these mails takes. */
    private static final Duration MOST_TIME = Duration.ofSeconds(10);

    private static ReadMail quickly(String name, byte[] raw) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long began = threads.getCurrentThreadCpuTime();
        var result = read(raw);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - began))
                .as(name)
                .isLessThan(MOST_TIME);
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocated)
                .as("bytes for " + name)
                .isLessThan(MOST_ALLOCATED);
        return result;
    }

    private static void refused(String name, ReadMail.Reason reason, byte[] raw) {
        var unreadable = (ReadMail.Unreadable) quickly(name, raw);
        assertThat(unreadable.reason()).as(name + ": " + unreadable.detail()).isEqualTo(reason);
    }

    private static ParsedMail survived(String name, byte[] raw) {
        return switch (quickly(name, raw)) {
            case ReadMail.Read read -> read.mail();
            case ReadMail.Unreadable unreadable -> throw new AssertionError(name + ": " + unreadable);
        };
    }

    @Test
    void whatIsNoMail() throws IOException {
        refused("nothing", ReadMail.Reason.EMPTY, new byte[0]);
        refused("blank lines", ReadMail.Reason.EMPTY, "\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        refused("words", ReadMail.Reason.NOT_A_MAIL, utf8("to nie jest list"));
        refused("zeros", ReadMail.Reason.NOT_A_MAIL, new byte[1_000_000]);
        refused("one line of 40 MB", ReadMail.Reason.NOT_A_MAIL, filled(40 << 20, 'a'));
        var small = new MailReader(
                new MailLimits(1000, 1000, 1000, 10, 10, 1000, 10, 1000, Duration.ofSeconds(10)), RawMails.HERE);
        byte[] large = utf8(FROM_ANNA + "\n" + "x".repeat(5000));
        assertThat(small.read(new ByteArrayInputStream(large)))
                .isInstanceOfSatisfying(ReadMail.Unreadable.class, one -> {
                    assertThat(one.reason()).isEqualTo(ReadMail.Reason.TOO_LARGE);
                    assertThat(one.headers().orElseThrow().from()).isPresent();
                });
        var hurried = new MailReader(
                new MailLimits(1 << 20, 1000, 1000, 10, 10, 1000, 10, 1000, Duration.ZERO), RawMails.HERE);
        assertThat(hurried.read(large))
                .isInstanceOfSatisfying(
                        ReadMail.Unreadable.class,
                        one -> assertThat(one.reason()).isEqualTo(ReadMail.Reason.TOOK_TOO_LONG));
    }

    @Test
    void headers() {
        refused(
                "100,000 headers",
                ReadMail.Reason.HEADERS_TOO_LARGE,
                utf8(FROM_ANNA + "X-A: b\n".repeat(100_000) + "\nx"));
        refused(
                "a header of 40 MB",
                ReadMail.Reason.HEADERS_TOO_LARGE,
                utf8(FROM_ANNA + "Subject: " + "a".repeat(40 << 20) + "\n\nx"));
        refused(
                "endless folding",
                ReadMail.Reason.HEADERS_TOO_LARGE,
                utf8(FROM_ANNA + "Subject: a\n" + " b\n".repeat(300_000) + "\nx"));
        survived("openings of words", utf8("Subject: " + "=?utf-8?Q?".repeat(20_000) + "\n\nx"));
        survived("openings of words, with an end", utf8("Subject: " + "=?utf-8?Q?".repeat(20_000) + "?=\n\nx"));
        survived("halves of words", utf8("Subject: " + "=?".repeat(100_000) + "\n\nx"));
        survived("many words", utf8("Subject: " + "=?utf-8?Q?=C4?= ".repeat(14_000) + "\n\nx"));
        survived(
                "many words of many sets",
                utf8("Subject: " + "=?utf-8?Q?a?= =?iso-8859-2?Q?b?= ".repeat(7_000) + "\n\nx"));
        survived("brackets", utf8("From: " + "<".repeat(200_000) + "\n\nx"));
        survived("comments", utf8("From: " + "(".repeat(200_000) + "\n\nx"));
        survived("quotes", utf8("From: " + "\"a\\".repeat(60_000) + "\n\nx"));
        assertThat(survived("recipients", utf8(FROM_ANNA + "To: " + "a@b.example,".repeat(20_000) + "\n\nx"))
                        .warnings())
                .contains(ReadWarning.ADDRESSES_CUT);
        survived("references", utf8(FROM_ANNA + "References: " + "<".repeat(200_000) + ">\n\nx"));
        survived("more references", utf8(FROM_ANNA + "References: " + "<a@b> ".repeat(40_000) + "\n\nx"));
        survived("dates", utf8(FROM_ANNA + "Date: " + " ".repeat(100_000) + "1" + " ".repeat(100_000) + "\n\nx"));
        survived("parameters", utf8(FROM_ANNA + "Content-Type: text/plain" + "; a*1*=%".repeat(25_000) + "\n\nx"));
        survived(
                "results",
                utf8("Authentication-Results: mx.perfektlab.example" + "; dkim=(((".repeat(20_000) + "\n" + FROM_ANNA
                        + "\nx"));
    }

    @Test
    void parts() {
        var many = new StringBuilder(FROM_ANNA + "Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 10_000; i++) {
            many.append("--b\n\nx\n");
        }
        refused("10,000 parts", ReadMail.Reason.TOO_MANY_PARTS, utf8(many.toString()));
        refused(
                "10,000 empty parts",
                ReadMail.Reason.TOO_MANY_PARTS,
                utf8(FROM_ANNA + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n".repeat(10_000)));
        var deep = new StringBuilder(FROM_ANNA + "Content-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < 1000; i++) {
            deep.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        refused("1000 deep", ReadMail.Reason.NESTED_TOO_DEEP, utf8(deep.toString()));
        assertThat(survived("mails in mails", utf8(FROM_ANNA + "Content-Type: message/rfc822\n\n".repeat(10_000) + "x"))
                        .attachments())
                .hasSize(1);
        survived(
                "headers of a part",
                utf8(FROM_ANNA + "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + "X: y\n".repeat(100_000)
                        + "\nx\n--b--"));
        var nearly = new StringBuilder(FROM_ANNA + "Content-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < 18; i++) {
            nearly.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        survived("18 deep around 10 MB", utf8(nearly + "--b18\n\n" + "abcdefg\n".repeat(5 << 18)));
    }

    @Test
    void bodies() {
        String base64 = FROM_ANNA
                + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n"
                + "Content-Type: application/pdf\n"
                + "Content-Transfer-Encoding: base64\n\n";
        var garbage = survived("base64 that is none", utf8(base64 + "!@#$%^&*()".repeat(1 << 19) + "\n--b--"));
        assertThat(garbage.warnings()).contains(ReadWarning.ENCODING_BROKEN);
        var zeros = survived("40 MB of base64 in one line", utf8(base64 + "A".repeat(40 << 20)));
        assertThat(zeros.attachments().getFirst().size()).isEqualTo(30L << 20);
        var long1 = survived("a line of 40 MB", utf8(FROM_ANNA + "\n" + "a".repeat(40 << 20)));
        assertThat(long1.warnings()).contains(ReadWarning.TEXT_CUT);
        assertThat(long1.body().text()).hasSize(MailLimits.USUAL.textChars());
        survived(
                "quoted-printable",
                utf8(FROM_ANNA + "Content-Transfer-Encoding: quoted-printable\n\n" + "=".repeat(4 << 20)));
        survived(
                "quoted-printable blanks",
                utf8(FROM_ANNA + "Content-Transfer-Encoding: quoted-printable\n\n"
                        + "=                    ".repeat(1 << 16)));
        survived(
                "uuencode",
                utf8(FROM_ANNA + "Content-Type: a/b\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n"
                        + "M\n".repeat(1 << 19)));
        survived("quotes", utf8(FROM_ANNA + "\n" + "> ".repeat(500_000)));
        survived("lines of quotes", utf8(FROM_ANNA + "\n" + ">\n".repeat(500_000)));
        survived("lines", utf8(FROM_ANNA + "\n" + "\n".repeat(1_000_000) + "x"));
        survived("From:", utf8(FROM_ANNA + "\nx\n" + "From: a\n".repeat(130_000)));
        survived("On", utf8(FROM_ANNA + "\nx\n" + ("On 20:30 " + "a ".repeat(190) + ":\n").repeat(2_500)));
        survived("-----", utf8(FROM_ANNA + "\nx\n" + ("-".repeat(390) + "\n").repeat(2_500)));
        survived("wysłane z", utf8(FROM_ANNA + "\nx\n" + ("Wysłane z " + "a".repeat(100) + "\n").repeat(9_000)));
        survived("flowed", utf8(FROM_ANNA + "Content-Type: text/plain; format=flowed\n\n" + "a \n".repeat(340_000)));
        survived("a small winmail.dat that names a large one", winmail(new byte[] {
            0x78, (byte) 0x9F, 0x3E, 0x22, 1, 0, 2, 0x0F, (byte) 0x80, 6, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F
        }));
        survived("a winmail.dat of 30 MB", winmail(RawMails.tnef("a.bin", new byte[30 << 20])));
    }

    private static byte[] winmail(byte[] content) {
        return RawMails.join(
                utf8(FROM_ANNA
                        + "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: binary\n\n"),
                content);
    }

    @Test
    void htmls() {
        for (String bit : List.of(
                "<",
                "<a ",
                "<!--",
                "&",
                "&amp;",
                "<p title=\"",
                "<b>",
                "<div>",
                "<table><tr><td>",
                "<blockquote>",
                "</p>",
                "<a href='x",
                "<style>",
                "<textarea>",
                "<br>",
                "<b><i>",
                "<a href=https://x.example/a>",
                "<![CDATA[",
                "<?",
                "<script>",
                "\"'",
                "<li><ul>",
                "<p>a ",
                "<x y=z>",
                "<img src=cid:a>",
                "<div class=a>",
                "<font><p>",
                "<title>",
                "<noscript>",
                "<svg>",
                "<pre>\n",
                "<a><p>",
                "<select>",
                "\uE000")) {
            String html = bit.repeat((1 << 18) / bit.length());
            var mail = survived(bit, utf8(FROM_ANNA + "Content-Type: text/html; charset=utf-8\n\ntekst " + html));
            assertThat(mail.body().text()).as(bit).startsWith("tekst");
        }
        String attributes = "a=b ".repeat(50_000);
        survived("attributes", utf8(FROM_ANNA + "Content-Type: text/html\n\n<p " + attributes + ">x</p>"));
    }

    @Test
    void whatComesInParts() {
        byte[] whole = utf8(FROM_ANNA
                + "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n\n"
                + "tekst\n"
                + "--b\n"
                + "Content-Type: image/png\n\n"
                + "abc\n"
                + "--b--\n");
        for (int i = 0; i <= whole.length; i++) {
            var result = read(Arrays.copyOf(whole, i));
            assertThat(result).isNotNull();
        }
        assertThat(parsed(whole).attachments()).hasSize(1);
    }

    private static byte[] filled(int size, char with) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
