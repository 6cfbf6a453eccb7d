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
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;

/** A mailbox and a mail that came to it, for the walk over all routes. */
@Component
class MailSamples implements RouteSamples {
    private final Mailboxes mailboxes;
    private final IncomingMails mails;

    MailSamples(Mailboxes mailboxes, IncomingMails mails) {
        this.mailboxes = mailboxes;
        this.mails = mails;
    }

    @Override
    public Map<String, String> make(ClientId client, Person contact) {
        return Scope.asSystem(() -> made());
    }

    private Map<String, String> made() {
        var id = UUID.randomUUID();
        var mailbox = new Mailbox(
                id,
                "Skrzynka " + id,
                "pomoc@perfektlab.example",
                Optional.empty(),
                "",
                Category.OTHER,
                Optional.empty(),
                Optional.empty(),
                60,
                60,
                true,
                Optional.empty(),
                Optional.empty());
        mailboxes.save(mailbox, Optional.empty(), Optional.empty());
        var raw = "From: ktos@obcy.example\r\nSubject: Pytanie\r\n\r\nPytanie.\r\n".getBytes(StandardCharsets.UTF_8);
        try {
            var taken = mails.take(mailbox, new ByteArrayInputStream(raw), Instant.EPOCH);
            if (taken instanceof TakeMailResult.Taken one) {
                var mail = one.id().toString();
                return Map.of(
                        "/mail/{id} id", mail, "/mail/{id}/raw id", mail, "/admin/mailboxes/{id} id", id.toString());
            }
            throw new AssertionError(taken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
