package pl.sos.mail.internal.reading;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Raw mails, written as one reads them; on the wire their lines end with CR LF. */
final class RawMails {
    static final String FROM_ANNA = "From: Anna Nowak <ksiegowa@sm-zorza.example>\n";
    static final String TO_US = "To: pomoc@perfektlab.example\n";
    static final Receiver HERE = new Receiver(Set.of("mx.perfektlab.example"), Set.of("pomoc@perfektlab.example"));

    private RawMails() {}

    static byte[] utf8(String mail) {
        return in("utf-8", mail);
    }

    static byte[] in(String charset, String mail) {
        return mail.replace("\n", "\r\n").getBytes(Charset.forName(charset));
    }

    /** An answer of hers in plain UTF-8. */
    static byte[] saying(String text) {
        return utf8(FROM_ANNA + TO_US + "Subject: Re: Naliczenie czynszów\nContent-Type: text/plain; charset=utf-8\n\n"
                + text);
    }

    static byte[] html(String html) {
        return utf8(FROM_ANNA + TO_US + "Subject: Re: Naliczenie czynszów\nContent-Type: text/html; charset=utf-8\n\n"
                + html);
    }

    static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
    }

    static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    static ReadMail read(byte[] raw) {
        return new MailReader(MailLimits.USUAL, HERE).read(raw);
    }

    static ParsedMail parsed(byte[] raw) {
        return switch (read(raw)) {
            case ReadMail.Read read -> read.mail();
            case ReadMail.Unreadable unreadable -> throw new AssertionError(unreadable.toString());
        };
    }

    /** A winmail.dat (MS-OXTNEF) with one file in it. */
    static byte[] tnef(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(little(4).putInt(0x223E9F78).array());
        out.writeBytes(little(2).putShort((short) 1).array());
        attribute(out, 1, 0x00089006, little(4).putInt(0x00010000).array());
        attribute(out, 2, 0x00069002, new byte[14]);
        attribute(out, 2, 0x00018010, (name + "\0").getBytes(Charset.forName("windows-1250")));
        attribute(out, 2, 0x0006800F, content);
        return out.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, int level, int tag, byte[] data) {
        out.write(level);
        out.writeBytes(little(8).putInt(tag).putInt(data.length).array());
        out.writeBytes(data);
        int sum = 0;
        for (byte one : data) {
            sum += one & 0xFF;
        }
        out.writeBytes(little(2).putShort((short) sum).array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
