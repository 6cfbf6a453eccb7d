package pl.sos.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.identity.Person;
import pl.sos.identity.testing.RouteSamples;
import pl.sos.kernel.ClientId;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;

/** A mailbox and a mail that came to it, for the walk over all routes. */
@Component
class MailSamples implements RouteSamples {
    private final Mailboxes mailboxes;
    private final IncomingMails mails;
    private final Processing processing;

    MailSamples(Mailboxes mailboxes, IncomingMails mails, Processing processing) {
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.processing = processing;
    }

    @Override
    public Map<String, String> make(ClientId client, Person contact) {
        return Scope.asSystem(() -> made(contact));
    }

    private Map<String, String> made(Person contact) {
        var mailbox = TestMailbox.named("Skrzynka " + UUID.randomUUID())
                .at("pomoc@perfektlab.example")
                .made();
        mailboxes.save(mailbox, Optional.empty(), Optional.empty());
        var stranger = take(mailbox, "ktos@obcy.example", "Content-Type: text/plain");
        var theirs = take(mailbox, contact.email(), "Content-Type: text/html");
        processing.work();
        return Map.of(
                "/mail/{id} id", stranger,
                "/mail/{id}/raw id", stranger,
                "/portal/mail/{id} id", theirs,
                "/portal/mail/{id}/raw id", theirs,
                "/portal/mail/{id}/html id", theirs,
                "/admin/mailboxes/{id} id", mailbox.id().toString());
    }

    private String take(Mailbox mailbox, String from, String type) {
        var raw = "From: " + from + "\r\nSubject: Pytanie\r\n" + type + "\r\n\r\nPytanie.\r\n";
        try {
            var taken =
                    mails.take(mailbox, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)), Instant.EPOCH);
            if (taken instanceof TakeMailResult.Taken one) {
                return one.id().toString();
            }
            throw new AssertionError(taken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
