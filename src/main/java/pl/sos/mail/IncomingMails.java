package pl.sos.mail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.FileStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Slice;
import pl.sos.kernel.TicketNumber;
import pl.sos.mail.internal.ByHand;
import pl.sos.mail.internal.IncomingList;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.IncomingStore;
import pl.sos.mail.internal.Intake;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.internal.StoredMails;
import pl.sos.mail.internal.reading.ReadMail;

/** Mail that came in, for people: lists, one whole mail, and the word of who decides about it. */
@Component
public class IncomingMails {
    private static final int PAGE = 50;

    private final Intake intake;
    private final IncomingStore store;
    private final IncomingList shown;
    private final Processing processing;
    private final StoredMails stored;
    private final ByHand byHand;
    private final FileStore files;
    private final AuditLog audit;
    private final Clock clock;

    IncomingMails(
            Intake intake,
            IncomingStore store,
            IncomingList shown,
            Processing processing,
            StoredMails stored,
            ByHand byHand,
            FileStore files,
            AuditLog audit,
            Clock clock) {
        this.intake = intake;
        this.store = store;
        this.shown = shown;
        this.processing = processing;
        this.stored = stored;
        this.byHand = byHand;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores a raw mail, to be read afterwards; joins the caller's transaction.
     *
     * @param receivedAt when the mail server got it
     * @throws IOException what the stream itself throws, or when the disk is full; nothing was stored then
     */
    public TakeMailResult take(Mailbox mailbox, InputStream raw, Instant receivedAt) throws IOException {
        return intake.take(mailbox, raw, receivedAt);
    }

    /** Makes of the mails that wait what they are to become, at once; in scope system. Gives their number. */
    public int readWaiting() {
        return processing.work();
    }

    /**
     * Newest first.
     *
     * @param states none for all
     * @param after the cursor of the slice before
     */
    @Transactional(readOnly = true)
    public Slice<IncomingMail> list(Set<MailState> states, Optional<String> after) {
        var found = shown.page(states, after.flatMap(IncomingMails::id), PAGE + 1);
        return found.size() <= PAGE
                ? new Slice<>(found, Optional.empty())
                : new Slice<>(
                        found.subList(0, PAGE),
                        Optional.of(found.get(PAGE - 1).id().toString()));
    }

    /** How many wait for somebody, each at most a hundred. */
    @Transactional(readOnly = true)
    public Map<MailState, Long> waiting() {
        return shown.waiting();
    }

    @Transactional(readOnly = true)
    public Optional<IncomingMail> find(UUID id) {
        return store.find(id);
    }

    /** The mail of a client's person whose message the scope sees in a thread; empty for every other. */
    @Transactional(readOnly = true)
    public Optional<IncomingMail> findWritten(UUID id) {
        return shown.findWritten(id);
    }

    /** What it says, read anew from its bytes, which may take seconds: not within a transaction. */
    public ReadMail read(IncomingMail mail) {
        return stored.read(mail);
    }

    /** Its bytes; the caller closes them. Empty when it was too long to be kept. */
    public Optional<InputStream> raw(IncomingMail mail) throws IOException {
        return mail.sha256().isEmpty()
                ? Optional.empty()
                : Optional.of(files.open(mail.sha256().get()));
    }

    /** Reads a mail of the quarantine, or one that was left aside, once more. */
    @Transactional
    public SettleMailResult retry(UUID id) {
        var row = store.lock(id, Set.of(MailState.QUARANTINED, MailState.TRIAGE, MailState.DISCARDED));
        if (row.isEmpty()) {
            return new SettleMailResult.NotWaiting();
        }
        if (row.get().sha256().isEmpty()) {
            return new SettleMailResult.Refused("not-kept");
        }
        store.retry(id, clock.instant());
        audit.record("mail.retried", "mail:" + id, Map.of());
        byHand.announce();
        return new SettleMailResult.Done();
    }

    /**
     * Nothing is to become of it; the mail stays and can be taken up again.
     *
     * @param reason 1 to 300 characters
     */
    @Transactional
    public SettleMailResult discard(UUID id, String reason, SignedIn by) {
        return byHand.discard(id, reason, by);
    }

    /** A ticket of this client's contact, in whose words it is. */
    @Transactional
    public SettleMailResult open(UUID id, ClientId client, Person contact, SignedIn by) {
        return byHand.open(id, client, contact, by);
    }

    /** A message in the thread of a ticket of the contact's company. */
    @Transactional
    public SettleMailResult join(UUID id, TicketNumber ticket, Person contact, SignedIn by) {
        return byHand.join(id, ticket, contact, by);
    }

    private static Optional<UUID> id(String cursor) {
        try {
            return Optional.of(UUID.fromString(cursor));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
