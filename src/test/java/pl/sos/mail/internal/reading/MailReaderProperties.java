package pl.sos.mail.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;

/** Random mails, whole and mutilated: the reader answers, keeps its promises, and answers the same again. */
class MailReaderProperties {
    private static final List<String> PIECES = List.of(
            "--b0",
            "--b1",
            "--b0--",
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "Content-Type: multipart/mixed; boundary=b1\r\n\r\n",
            "Content-Type: text/html\r\n\r\n",
            "Content-Type: application/ms-tnef\r\n\r\n",
            "=?utf-8?B?",
            "?=",
            "=?iso-8859-2?Q?=B1?=",
            "<script>alert(1)</script>",
            "<img src=https://x.example/a onerror=x>",
            "<a href=javascript:x>",
            "<blockquote>",
            "> ",
            "On 20:30 x@y wrote:\n",
            "W dniu 20.11.2026 o 12:30, Pomoc pisze:\n",
            "-----Original Message-----\n",
            "-- \n",
            "Od: a\nWysłano: b\nDo: c\nTemat: d\n",
            "\0",
            "\uFFFF",
            "ąę",
            "%",
            "filename*0*=utf-8''%",
            "Content-Transfer-Encoding: base64\r\n",
            "From: <",
            "Message-ID: <",
            "\uE000");

    @Test
    void anyBytesHaveAnAnswer() {
        Seeded.cases(400, random -> {
            byte[] raw = mutilated(random, mail(random, 0));
            var first = RawMails.read(raw);
            check(first);
            assertThat(described(RawMails.read(raw))).isEqualTo(described(first));
        });
    }

    @Test
    void wholeMailsAreReadWhole() {
        Seeded.cases(200, random -> {
            String text = random.list(1, 6, () -> "zdanie " + random.word(1, 12) + " ąęś").stream()
                    .reduce("", (all, one) -> all + one + "\n");
            byte[] file = random.oddText(0, 400).getBytes(StandardCharsets.UTF_8);
            boolean html = random.chance(30);
            String part = html
                    ? "Content-Type: text/html; charset=utf-8\n\n" + text.replace("\n", "<br>\n")
                    : "Content-Type: text/plain; charset=utf-8\n\n" + text;
            var mail = RawMails.parsed(RawMails.utf8(
                    RawMails.FROM_ANNA + "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + part
                            + "\n"
                            + "--b\n"
                            + "Content-Type: application/octet-stream; name=\"a.bin\"\n"
                            + "Content-Transfer-Encoding: base64\n\n"
                            + RawMails.base64(file) + "\n--b--\n"));
            assertThat(mail.body().text()).isEqualTo(text.strip());
            assertThat(mail.body().cut()).isFalse();
            assertThat(mail.attachments().getFirst().bytes()).isEqualTo(file);
            assertThat(mail.attachments().getFirst().size()).isEqualTo(file.length);
            assertThat(mail.warnings()).isEmpty();
        });
    }

    @Test
    void namesOfFilesAreSafe() {
        Seeded.cases(2_000, random -> {
            String name = FileNames.safe(random.oddText(0, 300), "image/png", 3);
            assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(150).doesNotContain("/", "\\", "\0", "\n", "\u202e");
            assertThat(name).doesNotStartWith(".");
            assertThat(FileNames.safe(name, "image/png", 3)).isEqualTo(name);
        });
    }

    @Test
    void whatIsCutIsAsSafeAsWhatIsShort() {
        assertThat(FileNames.safe("a".repeat(149) + "." + "b".repeat(20), "image/png", 3))
                .isEqualTo("a".repeat(149));
        assertThat(FileNames.safe("con" + " ".repeat(150) + "x.txt", "image/png", 3))
                .isEqualTo("_con.txt");
        assertThat(FileNames.safe("_".repeat(151) + "x", "image/png", 3)).isEqualTo("zalacznik-3.png");
    }

    private static void check(ReadMail result) {
        if (result instanceof ReadMail.Unreadable unreadable) {
            assertThat(unreadable.reason()).as(unreadable.detail()).isNotEqualTo(ReadMail.Reason.BROKEN);
            return;
        }
        var mail = ((ReadMail.Read) result).mail();
        assertThat(mail.body().text()).doesNotContain("\0", "\r", "\uE000");
        assertThat(mail.body().newText()).doesNotContain("\0", "\r", "\uE000");
        assertThat(mail.headers().subject()).doesNotContain("\n", "\0");
        mail.body().html().ifPresent(SafeHtml::check);
        for (AttachedFile file : mail.attachments()) {
            assertThat(file.bytes()).hasSize((int) file.size());
            assertThat(file.name()).isNotBlank().doesNotContain("/", "\\", "\0");
        }
    }

    private static String described(ReadMail result) {
        return switch (result) {
            case ReadMail.Unreadable unreadable -> unreadable.toString();
            case ReadMail.Read read ->
                read.mail().headers() + " " + read.mail().body() + " "
                        + read.mail().warnings().stream().sorted().toList() + " "
                        + read.mail().automatic() + read.mail().bounce()
                        + read.mail().attachments().stream()
                                .map(file -> file.name() + file.size())
                                .toList();
        };
    }

    private static String mail(Seeded random, int depth) {
        var mail = new StringBuilder();
        if (depth == 0) {
            mail.append(RawMails.FROM_ANNA)
                    .append("Subject: ")
                    .append(random.oddText(0, 40).replace("\n", " "))
                    .append("\n");
        }
        switch (random.between(0, depth > 3 ? 2 : 4)) {
            case 0 ->
                mail.append("Content-Type: text/plain; charset=")
                        .append(random.pick("utf-8", "iso-8859-2", "x", "windows-1250", "utf-16"))
                        .append("\n\n")
                        .append(random.oddText(0, 200));
            case 1 ->
                mail.append("Content-Type: text/html\n\n<p>")
                        .append(random.oddText(0, 200))
                        .append("<blockquote>")
                        .append(random.oddText(0, 50));
            case 2 ->
                mail.append("Content-Type: application/octet-stream; name=\"")
                        .append(random.word(1, 8))
                        .append("\"\nContent-Transfer-Encoding: ")
                        .append(random.pick("base64", "quoted-printable", "x-uuencode", "7bit"))
                        .append("\n\n")
                        .append(RawMails.base64(random.oddText(0, 100).getBytes(StandardCharsets.UTF_8)));
            default -> {
                mail.append("Content-Type: multipart/")
                        .append(random.pick("mixed", "alternative", "related", "report", "signed", "digest"))
                        .append("; boundary=b")
                        .append(depth)
                        .append("\n\n");
                for (String part : random.list(0, 4, () -> mail(random, depth + 1))) {
                    mail.append("--b").append(depth).append("\n").append(part).append("\n");
                }
                mail.append("--b").append(depth).append("--\n");
            }
        }
        return mail.toString();
    }

    private static byte[] mutilated(Seeded random, String mail) {
        var text = new StringBuilder(mail);
        for (String piece : random.list(0, 6, () -> random.pick(PIECES))) {
            text.insert(random.between(0, text.length()), piece);
        }
        byte[] bytes = text.toString()
                .getBytes(
                        random.chance(70) ? StandardCharsets.UTF_8 : java.nio.charset.Charset.forName("windows-1250"));
        var out = new ArrayList<Byte>();
        int end = random.chance(30) ? random.between(0, bytes.length) : bytes.length;
        for (int i = 0; i < end; i++) {
            if (random.chance(99)) {
                out.add(random.between(0, 300) == 0 ? (byte) random.between(0, 255) : bytes[i]);
            }
        }
        var result = new byte[out.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = out.get(i);
        }
        return result;
    }
}
