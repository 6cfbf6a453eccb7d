package pl.sos.mail.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads raw mails. Any bytes whatever give an answer, within the limits' time and some four times their size of memory;
 * attachments are never held, but decoded from the raw bytes whenever they are opened. Knows nothing between two mails.
 */
public final class MailReader {
    private static final List<String> SIGNS_OF_A_MAIL = List.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "received",
            "return-path",
            "mime-version",
            "content-type");
    private static final List<String> ONCE =
            List.of("from", "to", "cc", "subject", "date", "message-id", "reply-to", "content-type", "in-reply-to");
    private static final int MOST_REFERENCES = 100;
    private static final int LONGEST_SUBJECT = 500;

    private final MailLimits limits;
    private final Receiver receiver;

    public MailReader(MailLimits limits, Receiver receiver) {
        this.limits = limits;
        this.receiver = receiver;
    }

    /** @throws IOException what the stream itself throws; it is not closed here */
    public ReadMail read(InputStream raw) throws IOException {
        return read(raw.readNBytes(limits.bytes() + 1));
    }

    /** @throws IOException when the file cannot be read */
    public ReadMail read(Path raw) throws IOException {
        try (InputStream in = Files.newInputStream(raw)) {
            return read(in);
        }
    }

    /** @param raw not to be changed while the result lives */
    public ReadMail read(byte[] raw) {
        var run = new Run(limits, receiver);
        Optional<MailHeaders> got = Optional.empty();
        try {
            var span = Span.of(raw);
            int begin = 0;
            while (begin < raw.length && (raw[begin] == '\r' || raw[begin] == '\n' || raw[begin] == ' ')) {
                begin++;
            }
            if (begin == raw.length) {
                return new ReadMail.Unreadable(ReadMail.Reason.EMPTY, "no content", Optional.empty());
            }
            var headers = HeaderBlock.read(
                    span.part(begin, Math.min(raw.length, limits.bytes())), limits.headers(), limits.headerBytes());
            if (SIGNS_OF_A_MAIL.stream().noneMatch(headers::has)) {
                return new ReadMail.Unreadable(
                        raw.length > limits.bytes() ? ReadMail.Reason.TOO_LARGE : ReadMail.Reason.NOT_A_MAIL,
                        "no header of a mail",
                        Optional.empty());
            }
            var read = headers(headers, run);
            got = Optional.of(read);
            if (raw.length > limits.bytes()) {
                throw new BeyondLimit(ReadMail.Reason.TOO_LARGE, "more than " + limits.bytes() + " bytes");
            }
            if (headers.cut()) {
                throw new BeyondLimit(
                        ReadMail.Reason.HEADERS_TOO_LARGE,
                        "more than " + limits.headers() + " headers or " + limits.headerBytes() + " bytes of them");
            }
            return new ReadMail.Read(mail(headers, read, span, run));
        } catch (BeyondLimit beyond) {
            return new ReadMail.Unreadable(
                    beyond.reason(), Optional.ofNullable(beyond.getMessage()).orElse(""), got);
        } catch (RuntimeException | StackOverflowError broken) {
            return new ReadMail.Unreadable(
                    ReadMail.Reason.BROKEN, broken.getClass().getSimpleName() + place(broken), got);
        }
    }

    /** Where in the reader it broke, for the one who mends it; without anything of the mail. */
    private static String place(Throwable broken) {
        for (StackTraceElement frame : broken.getStackTrace()) {
            if (frame.getClassName().startsWith(MailReader.class.getPackageName())) {
                return " at " + frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "";
    }

    private ParsedMail mail(HeaderBlock headers, MailHeaders read, Span span, Run run) {
        var root = MailPart.root(headers, span, run);
        var reading = new Reading(run);
        reading.take(root, false);
        var body = reading.body(read.subject());
        var bounce = Bounces.of(root, headers, read, body.text());
        return new ParsedMail(
                read,
                body,
                reading.files(),
                AuthenticationResults.read(headers, receiver.authservIds()),
                AutomaticMail.of(headers, read, root.type(), bounce.isPresent(), receiver),
                bounce,
                run.warnings());
    }

    private MailHeaders headers(HeaderBlock headers, Run run) {
        for (String name : ONCE) {
            if (headers.all(name).size() > 1) {
                run.warn(name.equals("from") ? ReadWarning.SEVERAL_SENDERS : ReadWarning.HEADER_REPEATED);
            }
        }
        var from = addresses(headers, "from", run);
        if (from.size() > 1) {
            run.warn(ReadWarning.SEVERAL_SENDERS);
        }
        String subject = headers.first("subject").map(EncodedWords::decode).orElse("");
        if (subject.length() > LONGEST_SUBJECT) {
            int end = Character.isHighSurrogate(subject.charAt(LONGEST_SUBJECT - 1))
                    ? LONGEST_SUBJECT - 1
                    : LONGEST_SUBJECT;
            subject = subject.substring(0, end);
            run.warn(ReadWarning.TEXT_CUT);
        }
        return new MailHeaders(
                headers.first("message-id")
                        .flatMap(id -> MessageIds.read(id, 1).stream().findFirst()),
                headers.first("in-reply-to")
                        .map(ids -> MessageIds.read(ids, MOST_REFERENCES))
                        .orElse(List.of()),
                headers.first("references")
                        .map(ids -> MessageIds.read(ids, MOST_REFERENCES))
                        .orElse(List.of()),
                from.stream().findFirst(),
                addresses(headers, "to", run),
                addresses(headers, "cc", run),
                addresses(headers, "reply-to", run),
                headers.first("return-path")
                        .flatMap(path ->
                                path.replaceAll("\\s", "").equals("<>") ? Optional.of("") : Addresses.one(path)),
                deliveredTo(headers),
                subject,
                headers.first("date").flatMap(MailDates::read));
    }

    private static List<String> deliveredTo(HeaderBlock headers) {
        var found = new ArrayList<String>();
        for (String name : List.of("delivered-to", "x-original-to", "envelope-to")) {
            headers.all(name).stream()
                    .limit(20)
                    .flatMap(value -> Addresses.one(value).stream())
                    .map(address -> address.toLowerCase(Locale.ROOT))
                    .filter(address -> !found.contains(address))
                    .forEach(found::add);
        }
        return found;
    }

    private List<MailAddress> addresses(HeaderBlock headers, String name, Run run) {
        // A second To: is a fault of the sender's, but those named in it are meant all the same; a second From: is not.
        String joined = name.equals("from") ? headers.first(name).orElse("") : String.join(", ", headers.all(name));
        var found = Addresses.read(joined, limits.addresses());
        if (found.cut()) {
            run.warn(ReadWarning.ADDRESSES_CUT);
        }
        return found.addresses();
    }
}
