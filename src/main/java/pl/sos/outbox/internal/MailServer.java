package pl.sos.outbox.internal;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import pl.sos.ground.Settings;
import pl.sos.ground.Settings.Smtp;
import pl.sos.ground.Settings.Tls;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.ReplyTokens;

/** Speaks SMTP (RFC 5321) with the server of the settings. */
@Component
public class MailServer {
    private static final Duration TIME_OUT = Duration.ofSeconds(20);
    private static final Pattern PERMANENT = Pattern.compile("5[0-9][0-9][ -]");
    private static final int MAX_ERROR = 500;

    private static final String REPLY_TO = "Reply-To";

    private final @Nullable Smtp smtp;
    private final Settings settings;

    MailServer(Settings settings) {
        this.smtp = settings.smtp();
        this.settings = settings;
    }

    /** How the mail server answered. */
    public sealed interface Delivery {
        record Taken() implements Delivery {}

        /**
         * It will never take this letter.
         *
         * @param noSuchAddress because there is nobody at the address
         */
        record Refused(String why, boolean noSuchAddress) implements Delivery {}

        /** It is away, or asks for patience. */
        record NotNow(String why) implements Delivery {}
    }

    public boolean isConfigured() {
        return smtp != null;
    }

    Delivery send(Letter letter, Instant writtenAt) {
        if (smtp == null) {
            return new Delivery.NotNow("no mail server is configured");
        }
        try {
            var sender = sender(smtp);
            sender.send(message(letter, writtenAt, sender.getSession(), smtp.from()));
            return new Delivery.Taken();
        } catch (MailAuthenticationException e) {
            return new Delivery.NotNow(words(e));
        } catch (MailSendException e) {
            return e.getMessageExceptions().length > 0 && isPermanent(e.getMessageExceptions()[0])
                    ? new Delivery.Refused(words(e.getMessageExceptions()[0]), isUnknown(e.getMessageExceptions()[0]))
                    : new Delivery.NotNow(words(e));
        } catch (MailException e) {
            return new Delivery.NotNow(words(e));
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Delivery.Refused(words(e), false);
        }
    }

    private static JavaMailSenderImpl sender(Smtp smtp) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(smtp.host());
        sender.setPort(smtp.port());
        sender.setProtocol(smtp.tls() == Tls.TLS ? "smtps" : "smtp");
        if (smtp.user() != null) {
            sender.setUsername(smtp.user());
            sender.setPassword(smtp.password());
        }
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var properties = new Properties();
        var prefix = "mail." + sender.getProtocol() + ".";
        properties.putAll(Map.of(
                prefix + "auth", String.valueOf(smtp.user() != null),
                // Required, not offered: a letter with a reset link must not leave in clear because somebody in
                // between suppressed STARTTLS.
                prefix + "starttls.enable", String.valueOf(smtp.tls() == Tls.STARTTLS),
                prefix + "starttls.required", String.valueOf(smtp.tls() == Tls.STARTTLS),
                prefix + "ssl.checkserveridentity", "true",
                prefix + "connectiontimeout", String.valueOf(TIME_OUT.toMillis()),
                prefix + "timeout", String.valueOf(TIME_OUT.toMillis()),
                prefix + "writetimeout", String.valueOf(TIME_OUT.toMillis())));
        sender.setJavaMailProperties(properties);
        return sender;
    }

    private MimeMessage message(Letter letter, Instant writtenAt, Session session, String from)
            throws MessagingException, UnsupportedEncodingException {
        var messageId = Outbox.messageId(letter.id(), settings.baseUrl());
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // Stable, whenever and by whichever node it is sent.
                setHeader("Message-ID", messageId);
            }
        };
        var sender = new InternetAddress(from, true);
        if (letter.senderName().isPresent()) {
            sender.setPersonal(letter.senderName().get(), StandardCharsets.UTF_8.name());
        }
        message.setFrom(sender);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.recipient(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(writtenAt));
        for (var header : letter.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        // A letter that was written under other settings may have one that leads nowhere.
        message.removeHeader(REPLY_TO);
        var answers = ReplyTokens.address(letter, settings);
        if (answers.isPresent()) {
            message.setHeader(REPLY_TO, answers.get());
        }
        if (letter.html().isPresent()) {
            message.setContent(both(letter.text(), letter.html().get()));
        } else {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
        }
        return message;
    }

    private static Multipart both(String text, String html) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(text, StandardCharsets.UTF_8.name());
        var rich = new MimeBodyPart();
        rich.setText(html, StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", plain, rich);
    }

    /** The only recipient does not exist, or the whole letter got a reply code of 5yz (RFC 5321 section 4.2.1). */
    private static boolean isPermanent(@Nullable Exception failure) {
        if (!(failure instanceof SendFailedException refused)) {
            return false;
        }
        var invalid = refused.getInvalidAddresses();
        return (invalid != null && invalid.length > 0)
                || PERMANENT.matcher(String.valueOf(refused.getMessage())).lookingAt()
                || isPermanent(refused.getNextException());
    }

    private static boolean isUnknown(Exception failure) {
        return failure instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }

    private static String words(Exception e) {
        var text = e.getClass().getSimpleName() + ": "
                + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR);
    }
}
