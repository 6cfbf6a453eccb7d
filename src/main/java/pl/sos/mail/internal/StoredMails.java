package pl.sos.mail.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.FileStore;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.identity.EmailAddress;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.reading.MailLimits;
import pl.sos.mail.internal.reading.MailReader;
import pl.sos.mail.internal.reading.ReadMail;
import pl.sos.mail.internal.reading.Receiver;
import pl.sos.outbox.ReplyTokens;

/** Mails as they came, read from their stored bytes: for what they are to become, and whenever somebody opens one whole. */
@Component
public class StoredMails {
    /** In bytes; as much as is read at once, by one worker. */
    static final int LARGE = 4 << 20;

    private final MailboxStore mailboxes;
    private final ReplyTokens tokens;
    private final Settings settings;
    private final FileStore files;
    private final TransactionTemplate transaction;

    StoredMails(
            MailboxStore mailboxes,
            ReplyTokens tokens,
            Settings settings,
            FileStore files,
            TransactionTemplate transaction) {
        this.mailboxes = mailboxes;
        this.tokens = tokens;
        this.settings = settings;
        this.files = files;
        this.transaction = transaction;
    }

    /** The whole mail, read again from the stored bytes; what the caller may see of mailboxes does not matter. */
    public ReadMail read(IncomingMail row) {
        return read(row, mailboxes());
    }

    /** The same, with all mailboxes as they were looked up once for many. */
    ReadMail read(IncomingMail row, List<Mailbox> all) {
        if (row.sha256().isEmpty()) {
            return new ReadMail.Unreadable(ReadMail.Reason.TOO_LARGE, row.size() + " bytes", Optional.empty());
        }
        var reader = new MailReader(MailLimits.USUAL, receiver(mailbox(row, all), all));
        // Reading takes a few times the mail's size of memory: large ones wait for each other.
        return row.size() < LARGE
                ? read(reader, row.sha256().get())
                : readLarge(reader, row.sha256().get());
    }

    private synchronized ReadMail readLarge(MailReader reader, String sha256) {
        return read(reader, sha256);
    }

    private ReadMail read(MailReader reader, String sha256) {
        try (var raw = files.open(sha256)) {
            return reader.read(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All bytes of a mail of usual length. */
    Optional<byte[]> whole(IncomingMail row) {
        if (row.sha256().isEmpty() || row.size() > MailLimits.USUAL.bytes()) {
            return Optional.empty();
        }
        try (var raw = files.open(row.sha256().get())) {
            return Optional.of(raw.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Mailbox> mailboxes() {
        return Scope.asSystem(() -> Objects.requireNonNull(transaction.execute(status -> mailboxes.all())));
    }

    static Mailbox mailbox(IncomingMail row, List<Mailbox> all) {
        return all.stream()
                .filter(one -> one.id().equals(row.mailbox()))
                .findFirst()
                .orElseThrow();
    }

    private Receiver receiver(Mailbox mailbox, List<Mailbox> all) {
        var own = all.stream().map(Mailbox::address).collect(Collectors.toSet());
        tokens.replyAddress().ifPresent(own::add);
        var smtp = settings.smtp();
        if (smtp != null) {
            EmailAddress.normalise(smtp.from()).ifPresent(own::add);
        }
        return new Receiver(mailbox.authserv().isEmpty() ? Set.of() : Set.of(mailbox.authserv()), own);
    }
}
