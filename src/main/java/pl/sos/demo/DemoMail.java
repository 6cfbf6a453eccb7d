package pl.sos.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.kernel.Category;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;

/**
 * A mailbox and what came to it lately, as mail servers hand it over: a client's report, a stranger, a forgery, an
 * automatic answer and one that nobody can read. They wait in the queue, and the running installation reads them as it
 * reads any mail.
 */
@Component
class DemoMail {
    private static final UUID MAILBOX = UUID.nameUUIDFromBytes("demo mailbox".getBytes(StandardCharsets.UTF_8));
    /** How many minutes ago it came, by file. */
    private static final List<Came> CAME = List.of(
            new Came("6-zagniezdzona.eml", 300),
            new Came("5-urlop.eml", 190),
            new Came("4-podszywa-sie.eml", 125),
            new Came("3-obcy.eml", 80),
            new Came("2-nowa-osoba.eml", 42),
            new Came("1-wydruk-zawiadomien.eml", 7));

    private final Mailboxes mailboxes;
    private final IncomingMails mails;
    private final Clock clock;

    DemoMail(Mailboxes mailboxes, IncomingMails mails, Clock clock) {
        this.mailboxes = mailboxes;
        this.mails = mails;
        this.clock = clock;
    }

    private record Came(String file, int minutesAgo) {}

    void load() {
        var mailbox = new Mailbox(
                MAILBOX,
                "Pomoc",
                "pomoc@perfektlab.example",
                Optional.empty(),
                "mx.perfektlab.example",
                Category.CONSULTATION,
                Optional.empty(),
                Optional.empty(),
                60,
                3000,
                true,
                Optional.empty(),
                Optional.empty());
        mailboxes.save(mailbox, Optional.empty(), Optional.empty());
        var now = clock.instant();
        for (var came : CAME) {
            var raw = new ByteArrayInputStream(DemoFiles.bytes("mail/" + came.file()));
            try {
                mails.take(mailbox, raw, now.minus(Duration.ofMinutes(came.minutesAgo())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
