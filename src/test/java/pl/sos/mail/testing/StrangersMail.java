package pl.sos.mail.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pl.sos.ground.Scope;
import pl.sos.kernel.Category;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;

/** A mail of somebody whom nobody knows, so that it waits for a person's word. */
public final class StrangersMail {
    private StrangersMail() {}

    /** Comes to a mailbox <i>Pomoc</i> that is made for it, and is read. */
    public static void arrives(Mailboxes mailboxes, IncomingMails mails, Instant at) {
        var mailbox = new Mailbox(
                UUID.randomUUID(),
                "Pomoc",
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
        var raw =
                "From: Jan Obcy <jan@obcy.example>\r\nMessage-ID: <1@obcy.example>\r\nSubject: Pytanie o oferte\r\n\r\nIle?\r\n";
        Scope.asSystem(() -> {
            mailboxes.save(mailbox, Optional.empty(), Optional.empty());
            try {
                mails.take(mailbox, new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)), at);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Scope.asSystem(() -> mails.readWaiting());
    }
}
