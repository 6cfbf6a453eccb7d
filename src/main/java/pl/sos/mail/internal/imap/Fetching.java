package pl.sos.mail.internal.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.Intake;
import pl.sos.mail.internal.Intake.Kept;
import pl.sos.mail.internal.MailboxStore;

/**
 * Fetches what is new in an open folder. The order is: bytes to the disk, rows and watermark in one transaction, and only
 * then a mark or a move at the mail server. Cut off before the commit, the mails are fetched again; cut off after it,
 * they are known.
 */
@Component
public class Fetching {
    private static final int CHUNK = 50;
    /** Small mails of a chunk are written to the disk side by side: each waits for it alone. */
    private static final int WRITERS = 4;

    private static final int SMALL = 1 << 20;

    private final MailboxStore mailboxes;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Fetching(MailboxStore mailboxes, Intake intake, TransactionTemplate transaction, Clock clock) {
        this.mailboxes = mailboxes;
        this.intake = intake;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes all that is new; gives how many mails that was. */
    int fetch(Mailbox mailbox, IMAPFolder folder) throws MessagingException, IOException {
        long validity = folder.getUIDValidity();
        var mark = Objects.requireNonNull(
                Scope.asSystem(() -> transaction.execute(status -> mailboxes.watermark(mailbox.id()))));
        boolean goesOn = mark.validity().equals(Optional.of(validity));
        var readSince = goesOn ? Instant.MIN : beginning(mark);
        long last = goesOn ? mark.uid() : 0;
        var waiting = newer(folder, last);
        int fetched = 0;
        for (int from = 0; from < waiting.size(); from += CHUNK) {
            var chunk = waiting.subList(from, Math.min(from + CHUNK, waiting.size()));
            for (var message : chunk) {
                last = Math.max(last, folder.getUID(message));
            }
            fetched += take(mailbox, folder, chunk, readSince, goesOn ? Optional.of(last) : Optional.empty());
        }
        if (!goesOn) {
            // Not before: a first look that is cut off begins again, else all that is read would be new to the next
            // one.
            long reached = last;
            Scope.asSystem(() ->
                    transaction.executeWithoutResult(status -> mailboxes.fetchedTo(mailbox.id(), validity, reached)));
        }
        return fetched;
    }

    /**
     * Since when mail is taken though somebody has read it. Of a mailbox never looked at before, none: what people have
     * read there for years is no report of today. Where the server numbers anew (RFC 3501 section 2.3.1.1), what came
     * about the time of the last look; what of it we know is known by its Message-ID.
     */
    private static Instant beginning(MailboxStore.Watermark mark) {
        return mark.validity().isEmpty()
                ? Instant.MAX
                : mark.seenAt().map(at -> at.minus(Duration.ofDays(1))).orElse(Instant.MAX);
    }

    /** A range "seen+1:*" holds the newest message even when that is older (RFC 3501 section 6.4.8). */
    private static List<Message> newer(IMAPFolder folder, long seen) throws MessagingException {
        var newer = new ArrayList<Message>();
        for (var message : folder.getMessagesByUID(seen + 1, UIDFolder.LASTUID)) {
            if (message != null && folder.getUID(message) > seen) {
                newer.add(message);
            }
        }
        return newer;
    }

    /** @param upTo noted together with the mails; empty while it is not known how far the look gets */
    private int take(Mailbox mailbox, IMAPFolder folder, List<Message> chunk, Instant readSince, Optional<Long> upTo)
            throws MessagingException, IOException {
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(chunk.toArray(Message[]::new), profile);
        var there = new ArrayList<Message>();
        for (var message : chunk) {
            if (!message.isExpunged()
                    && (!message.isSet(Flags.Flag.SEEN) || !receivedAt(message).isBefore(readSince))) {
                there.add(message);
            }
        }
        var kept = keep(there);
        long validity = folder.getUIDValidity();
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            intake.note(mailbox, kept);
            upTo.ifPresent(uid -> mailboxes.fetchedTo(mailbox.id(), validity, uid));
        }));
        settle(mailbox, folder, there);
        return there.size();
    }

    private List<Kept> keep(List<Message> messages) throws MessagingException, IOException {
        var writes = new ArrayList<Future<Kept>>();
        try (var writers =
                Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
            for (var message : messages) {
                var at = receivedAt(message);
                try (var raw = ((IMAPMessage) message).getMimeStream()) {
                    if (message.getSize() < SMALL) {
                        byte[] small = raw.readNBytes(2 * SMALL);
                        var rest = raw.readNBytes(1);
                        if (rest.length == 0) {
                            writes.add(writers.submit(() -> intake.keep(new ByteArrayInputStream(small), at)));
                            continue;
                        }
                        // The server said it was small, and it is not.
                        var whole = new SequenceInputStream(
                                new ByteArrayInputStream(small),
                                new SequenceInputStream(new ByteArrayInputStream(rest), raw));
                        writes.add(CompletableFuture.completedFuture(intake.keep(whole, at)));
                    } else {
                        writes.add(CompletableFuture.completedFuture(intake.keep(raw, at)));
                    }
                }
            }
            var kept = new ArrayList<Kept>();
            for (var write : writes) {
                kept.add(write.get());
            }
            return kept;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Instant receivedAt(Message message) throws MessagingException {
        var at = message.getReceivedDate();
        return at == null ? clock.instant() : at.toInstant();
    }

    /** Tells the mail server that they are ours now. */
    private static void settle(Mailbox mailbox, IMAPFolder folder, List<Message> stored) throws MessagingException {
        var done = mailbox.access().flatMap(Mailbox.Access::doneFolder);
        var messages = stored.toArray(Message[]::new);
        if (messages.length == 0) {
            return;
        }
        folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
        if (done.isPresent()) {
            var target = folder.getStore().getFolder(done.get());
            try {
                folder.moveMessages(messages, target);
            } catch (MessagingException noMoveCommand) {
                folder.copyMessages(messages, target);
                folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
                folder.expunge();
            }
        }
    }
}
