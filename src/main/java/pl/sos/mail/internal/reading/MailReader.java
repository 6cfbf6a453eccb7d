package pl.sos.mail.internal.reading;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Reads raw mails. Any bytes whatever give an answer, within the limits' time and some four times their size of memory.
 */
public final class MailReader {
    private final MailLimits limits;
    private final Receiver receiver;

    public MailReader(MailLimits limits, Receiver receiver) {
        this.limits = limits;
        this.receiver = receiver;
    }

    /** @throws IOException what the stream itself throws; not closed here */
    public ReadMail read(InputStream raw) throws IOException {
        return read(raw.readNBytes(limits.bytes() + 1));
    }

    public ReadMail read(byte[] raw) {
        if (raw.length > limits.bytes()) {
            return new ReadMail.Unreadable(ReadMail.Reason.TOO_LARGE, raw.length + " bytes", Optional.empty());
        }
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            var attachments = new ArrayList<AttachedFile>();
            var text = new StringBuilder();
            walk(message, text, attachments);
            var from = addresses(message.getFrom());
            var kind = from.stream().anyMatch(one -> receiver.ownAddresses().contains(one.address()))
                    ? Optional.of(AutomaticKind.OWN)
                    : Optional.<AutomaticKind>empty();
            return new ReadMail.Read(new ParsedMail(
                    new MailHeaders(
                            Optional.ofNullable(message.getMessageID()),
                            words(message.getHeader("In-Reply-To", " ")),
                            words(message.getHeader("References", " ")),
                            from.stream().findFirst(),
                            addresses(message.getRecipients(Message.RecipientType.TO)),
                            addresses(message.getRecipients(Message.RecipientType.CC)),
                            addresses(message.getReplyTo()),
                            Optional.empty(),
                            List.of(),
                            message.getSubject() == null ? "" : message.getSubject(),
                            Optional.ofNullable(message.getSentDate()).map(Date::toInstant)),
                    new MailBody(text.toString(), Optional.empty(), text.toString(), false),
                    attachments,
                    SenderChecks.NOT_CHECKED,
                    kind,
                    Optional.empty(),
                    Set.of()));
        } catch (MessagingException | IOException | RuntimeException broken) {
            return new ReadMail.Unreadable(ReadMail.Reason.BROKEN, broken.toString(), Optional.empty());
        }
    }

    private static void walk(Part part, StringBuilder text, List<AttachedFile> attachments)
            throws MessagingException, IOException {
        if (part.getContent() instanceof MimeMultipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart one = many.getBodyPart(i);
                walk(one, text, attachments);
            }
        } else if (part.isMimeType("text/plain") && part.getFileName() == null) {
            text.append(part.getContent());
        } else {
            byte[] bytes = part.getInputStream().readAllBytes();
            attachments.add(new AttachedFile(
                    part.getFileName() == null ? "zalacznik" : part.getFileName(),
                    part.getContentType().replaceAll(";.*", "").toLowerCase(Locale.ROOT),
                    false,
                    Optional.empty(),
                    bytes.length,
                    () -> new ByteArrayInputStream(bytes)));
        }
    }

    private static List<String> words(String header) {
        return header == null ? List.of() : List.of(header.trim().split("\\s+"));
    }

    private static List<MailAddress> addresses(jakarta.mail.Address[] list) {
        var found = new ArrayList<MailAddress>();
        for (var one : list == null ? new jakarta.mail.Address[0] : list) {
            if (one instanceof InternetAddress address) {
                found.add(new MailAddress(
                        address.getAddress().toLowerCase(Locale.ROOT),
                        address.getPersonal() == null ? "" : address.getPersonal()));
            }
        }
        return found;
    }
}
