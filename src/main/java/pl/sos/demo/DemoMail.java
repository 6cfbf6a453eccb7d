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
import pl.sos.ground.HouseClock;
import pl.sos.kernel.Category;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;

/**
 * A mailbox and what came to it lately, as mail servers hand it over: a client's report, a stranger, a forgery, an
 * automatic answer, one that nobody can read, and a question that came after a colleague's words about it. Each was read
 * when it came, as the running installation reads any mail.
 */
@Component
class DemoMail {
    private static final UUID MAILBOX = UUID.nameUUIDFromBytes("demo mailbox".getBytes(StandardCharsets.UTF_8));
    /**
     * How many minutes ago it came, by file. Well over an hour where somebody with an account wrote, so that a mail that is
     * tried next gets its receipt at once: an address gets one an hour.
     */
    private static final List<Came> CAME = List.of(
            new Came("6-zagniezdzona.eml", 385),
            new Came("5-urlop.eml", 275),
            new Came("4-podszywa-sie.eml", 210),
            new Came("3-obcy.eml", 164),
            new Came("2-nowa-osoba.eml", 131),
            new Came("9-dopowiedzenie.eml", 119),
            new Came("10-spoznione-pytanie.eml", 104),
            new Came("1-wydruk-zawiadomien.eml", 97),
            // Two of one person within the hour: the second one's receipt waits.
            new Came("7-swiadectwo-pracy.eml", 21),
            new Came("8-lista-obecnosci.eml", 9));

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
        CAME.forEach(
                came -> HouseClock.at(now.minus(Duration.ofMinutes(came.minutesAgo())), () -> came(mailbox, came)));
    }

    private void came(Mailbox mailbox, Came came) {
        try (var raw = new ByteArrayInputStream(DemoFiles.bytes("mail/" + came.file()))) {
            mails.take(mailbox, raw, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mails.readWaiting();
    }
}
