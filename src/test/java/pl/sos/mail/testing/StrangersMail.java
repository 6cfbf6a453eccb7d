package pl.sos.mail.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import pl.sos.ground.Scope;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.Mailboxes;

/** A mail of somebody whom nobody knows, so that it waits for a person's word. */
public final class StrangersMail {
    private StrangersMail() {}

    /** Comes to a mailbox <i>Pomoc</i> that is made for it, and is read. */
    public static void arrives(Mailboxes mailboxes, IncomingMails mails, Instant at) {
        comes(mailboxes, mails, at, "From: Jan Obcy <jan@obcy.example>\r\nSubject: Pytanie o oferte\r\n");
    }

    /** Bears an address of which the receiving server found that somebody else wrote. */
    public static void poses(Mailboxes mailboxes, IncomingMails mails, Instant at, String as) {
        comes(
                mailboxes,
                mails,
                at,
                "Authentication-Results: mx.perfektlab.example; dmarc=fail\r\nFrom: " + as
                        + "\r\nSubject: Nowe konto do przelewu\r\n");
    }

    private static void comes(Mailboxes mailboxes, IncomingMails mails, Instant at, String headers) {
        var mailbox = TestMailbox.proving("Pomoc").made();
        var raw = headers + "Message-ID: <1@obcy.example>\r\n\r\nIle?\r\n";
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
