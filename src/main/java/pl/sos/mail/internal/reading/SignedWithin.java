package pl.sos.mail.internal.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetStringParser;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.ASN1TaggedObjectParser;
import org.jspecify.annotations.Nullable;

/**
 * What S/MIME has put around a mail (RFC 8551 section 3.5.2, RFC 5652 section 5.1). What lies within a signature is no
 * secret and is taken out; the signature itself is not checked: that would need to know whose word about people counts.
 */
final class SignedWithin {
    private static final Set<String> TYPES = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final String SIGNED = "1.2.840.113549.1.7.2";
    private static final Set<String> ENCRYPTED = Set.of("1.2.840.113549.1.7.3", "1.2.840.113549.1.9.16.1.23");
    /** Bytes before what is signed: names of algorithms, a few dozen bytes each. */
    private static final int MOST_BEFORE = 16 * 1024;

    private SignedWithin() {}

    sealed interface Opened {
        /** @param content empty when it is longer than may be unpacked */
        record Signed(Optional<byte[]> content) implements Opened {}

        record Encrypted() implements Opened {}

        /** Neither, or broken. */
        record Unknown() implements Opened {}
    }

    static boolean is(MailPart part) {
        return declared(part)
                || (part.type().is("application/octet-stream")
                        && part.fileName()
                                .filter(name ->
                                        name.toLowerCase(java.util.Locale.ROOT).endsWith(".p7m"))
                                .isPresent());
    }

    /** That the mail itself calls it so. */
    static boolean declared(MailPart part) {
        return TYPES.contains(part.type().value());
    }

    static Opened open(InputStream content, int mostBytes) {
        try {
            var measured = new Measured(content);
            var info = (ASN1SequenceParser) next(new ASN1StreamParser(measured, Integer.MAX_VALUE).readObject());
            var kind = ((ASN1ObjectIdentifier) next(info.readObject())).getId();
            if (ENCRYPTED.contains(kind)) {
                return new Opened.Encrypted();
            }
            return kind.equals(SIGNED) ? signed(info, measured, mostBytes) : new Opened.Unknown();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // It stands among the attachments all the same.
            return new Opened.Unknown();
        }
    }

    private static Opened signed(ASN1SequenceParser info, Measured measured, int mostBytes) throws IOException {
        var data = (ASN1SequenceParser) explicit(info.readObject());
        next(data.readObject()).toASN1Primitive();
        next(data.readObject()).toASN1Primitive();
        var encapsulated = (ASN1SequenceParser) next(data.readObject());
        next(encapsulated.readObject()).toASN1Primitive();
        var within = encapsulated.readObject();
        if (within == null) {
            // Certificates alone, or a signature beside what it signs.
            return new Opened.Unknown();
        }
        var octets = (ASN1OctetStringParser) explicit(within);
        measured.most = Long.MAX_VALUE;
        byte[] bytes = octets.getOctetStream().readNBytes(mostBytes + 1);
        return new Opened.Signed(bytes.length > mostBytes ? Optional.empty() : Optional.of(bytes));
    }

    private static ASN1Encodable explicit(@Nullable ASN1Encodable tagged) throws IOException {
        return ((ASN1TaggedObjectParser) next(tagged)).parseExplicitBaseObject();
    }

    private static ASN1Encodable next(@Nullable ASN1Encodable read) throws IOException {
        if (read == null) {
            throw new IOException("ends too early");
        }
        return read;
    }

    /** Ends the reading of what would take memory before anything signed has come. */
    private static final class Measured extends FilterInputStream {
        private long most = MOST_BEFORE;
        private long count;

        private Measured(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            return counted(got, got);
        }

        private int counted(int result, int bytes) throws IOException {
            if (result >= 0) {
                count += bytes;
                if (count > most) {
                    throw new IOException("too much before what is signed");
                }
            }
            return result;
        }
    }
}
