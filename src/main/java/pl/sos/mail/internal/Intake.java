package pl.sos.mail.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
            var results = note(mailbox, mails, clock.instant());
            if (results.stream().anyMatch(TakeMailResult.Taken.class::isInstance)) {
                events.publishEvent(new MailWaits());
                live.publish(TOPIC);
            }
            return results;
        }));
    }

    /** What is to be noted of a mail; in no state while nobody knows whether it is part of a storm. */
    private record Note(
            Kept mail,
            String identity,
            Optional<MailState> state,
            @Nullable String reason) {}

    private List<TakeMailResult> note(Mailbox mailbox, List<Kept> mails, Instant now) {
        var known = new HashMap<>(store.contentsOf(
                mailbox.id(),
                mails.stream().map(mail -> mail.head().identity(sha256(mail))).toList()));
        var notes = mails.stream().map(mail -> note(mail, known)).toList();
        var counted = notes.stream()
                .flatMap(Optional::stream)
                .filter(one -> one.state().isEmpty())
                .map(one -> one.mail().head().sender())
                .toList();
        var allowed = rates.allow(mailbox, counted, now).iterator();
        var rows = notes.stream()
                .map(note -> note.map(one -> one.state().isPresent()
                        ? arrived(mailbox, one, one.state().get(), one.reason(), now)
                        : allowed.next()
                                ? arrived(mailbox, one, MailState.RECEIVED, null, now)
                                : arrived(mailbox, one, MailState.QUARANTINED, "storm", now)))
                .toList();
        var fresh = store.insert(rows.stream().flatMap(Optional::stream).toList(), now);
        return rows.stream()
                .map(row -> row.filter(one -> fresh.contains(one.id()))
                        .<TakeMailResult>map(one -> new TakeMailResult.Taken(one.id(), one.state()))
                        .orElseGet(TakeMailResult.Known::new))
                .toList();
    }

    /**
     * Empty when it is known.
     *
     * @param known contents by identity; what this mail adds is noted there
     */
    private static Optional<Note> note(Kept mail, Map<String, String> known) {
        var sha256 = sha256(mail);
        var identity = mail.head().identity(sha256);
        var before = known.putIfAbsent(identity, sha256);
        if (sha256.equals(before)) {
            return Optional.empty();
        }
        if (before != null) {
            // Bears the Message-ID of another: most often the same by another way. Kept, not made a ticket of.
            return Optional.of(new Note(mail, RawHead.raw(sha256), Optional.of(MailState.IGNORED), "known"));
        }
        return Optional.of(
                mail.file() == null
                        ? new Note(mail, identity, Optional.of(MailState.QUARANTINED), "too-long")
                        : new Note(mail, identity, Optional.empty(), null));
    }

    private static String sha256(Kept mail) {
        var file = mail.file();
        return file == null ? RawHead.sha256(mail.head() + " " + mail.receivedAt()) : file.sha256();
    }

    private static IncomingStore.Arrived arrived(
            Mailbox mailbox, Note note, MailState state, @Nullable String reason, Instant now) {
        var mail = note.mail();
        var file = mail.file();
        return new IncomingStore.Arrived(
                Ids.next(),
                mailbox.id(),
                note.identity(),
                file == null ? null : file.sha256(),
                file == null ? LONGEST : file.size(),
                mail.receivedAt().isAfter(now) ? now : mail.receivedAt(),
                state,
                reason,
                mail.head());
    }
}
