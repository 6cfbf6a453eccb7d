package pl.sos.mail.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.FileStore;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.ground.StoredFile;
import pl.sos.ground.Topic;
import pl.sos.kernel.Ids;
import pl.sos.mail.MailState;
import pl.sos.mail.Mailbox;
import pl.sos.mail.TakeMailResult;

/** Stores raw mail, before anything of it is read: first the bytes, then the row that names them. */
@Component
public class Intake {
    /** Bytes of a mail that are stored; what is longer is noted and stays at the mail server. */
    public static final long LONGEST = 100L * 1024 * 1024;

    /** What tells browsers that a list of mails changed. */
    public static final Topic TOPIC = Topic.of("mail");

    private final FileStore files;
    private final IncomingStore store;
    private final Rates rates;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    Intake(
            FileStore files,
            IncomingStore store,
            Rates rates,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.files = files;
        this.store = store;
        this.rates = rates;
        this.transaction = transaction;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** Mail waits to be read; heard after the commit. */
    public record MailWaits() {}

    /**
     * Raw mail whose bytes are safe on the disk.
     *
     * @param file null when it was longer than {@link #LONGEST}
     */
    public record Kept(@Nullable StoredFile file, RawHead head, Instant receivedAt) {}

    /** Writes the bytes to the store of files; needs no transaction. */
    public Kept keep(InputStream raw, Instant receivedAt) throws IOException {
        byte[] beginning = raw.readNBytes(RawHead.LOOKED_AT);
        var head = RawHead.of(beginning);
        var whole = new SequenceInputStream(new java.io.ByteArrayInputStream(beginning), raw);
        try {
            return new Kept(files.put(whole, LONGEST), head, receivedAt);
        } catch (FileStore.TooLarge tooLarge) {
            return new Kept(null, head, receivedAt);
        }
    }

    /** Stores and notes one mail; afterwards it may be forgotten elsewhere. */
    public TakeMailResult take(Mailbox mailbox, InputStream raw, Instant receivedAt) throws IOException {
        var kept = keep(raw, receivedAt);
        return Scope.asSystem(() -> Objects.requireNonNull(
                transaction.execute(status -> note(mailbox, List.of(kept)).getFirst())));
    }

    /** Notes mails in one transaction, which is the caller's if he has one; in scope system. */
    public List<TakeMailResult> note(Mailbox mailbox, List<Kept> mails) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var now = clock.instant();
            var results = mails.stream().map(mail -> note(mailbox, mail, now)).toList();
            if (results.stream().anyMatch(TakeMailResult.Taken.class::isInstance)) {
                events.publishEvent(new MailWaits());
                live.publish(TOPIC);
            }
            return results;
        }));
    }

    private TakeMailResult note(Mailbox mailbox, Kept mail, Instant now) {
        var file = mail.file();
        var sha256 = file == null ? RawHead.sha256(mail.head() + " " + mail.receivedAt()) : file.sha256();
        var identity = mail.head().identity(sha256);
        var known = store.contentOf(mailbox.id(), identity);
        if (known.filter(sha256::equals).isPresent()) {
            return new TakeMailResult.Known();
        }
        if (known.isPresent()) {
            // Bears the Message-ID of another: most often the same by another way. Kept, not made a ticket of.
            return insert(mailbox, mail, RawHead.raw(sha256), MailState.IGNORED, "known", now);
        }
        if (file == null) {
            return insert(mailbox, mail, identity, MailState.QUARANTINED, "too-long", now);
        }
        return rates.allow(mailbox, mail.head().sender(), now)
                ? insert(mailbox, mail, identity, MailState.RECEIVED, null, now)
                : insert(mailbox, mail, identity, MailState.QUARANTINED, "storm", now);
    }

    private TakeMailResult insert(
            Mailbox mailbox, Kept mail, String identity, MailState state, @Nullable String reason, Instant now) {
        var file = mail.file();
        var arrived = new IncomingStore.Arrived(
                Ids.next(),
                mailbox.id(),
                identity,
                file == null ? null : file.sha256(),
                file == null ? LONGEST : file.size(),
                mail.receivedAt().isAfter(now) ? now : mail.receivedAt(),
                state,
                reason,
                mail.head());
        return store.insert(arrived, now) ? new TakeMailResult.Taken(arrived.id(), state) : new TakeMailResult.Known();
    }
}
