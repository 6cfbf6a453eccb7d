package pl.sos.mail.internal.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.MailboxStore;

/**
 * Watches one mailbox for as long as this node holds it: idles (RFC 2177) where the server can, asks every half minute
 * where it cannot, and after trouble tries again, each time a little later.
 */
final class Watch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration POLL = Duration.ofSeconds(30);
    /** Idling is interrupted so often, to notice a connection that died silently. */
    private static final Duration BREATH = Duration.ofMinutes(4);

    /** After trouble; then see {@link #longer}. */
    static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** Troubles that tell of no server that heard us. */
    private static final Set<String> NOBODY_THERE = Set.of("refused", "time-out", "no-host");

    /** A connection that has lived for so long ended as they do; a younger one is in trouble. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final Mailbox mailbox;
    private final Mailbox.Access access;
    private final ImapConnections connections;
    private final Fetching fetching;
    private final MailboxStore store;
    private final TransactionTemplate transaction;
    private final HeldMailboxes held;
    private final Clock clock;
    private final Duration firstWait;
    private final Semaphore ending = new Semaphore(0);
    private volatile boolean running = true;
    /** The server says that it can idle, and refused it on the last connection as soon as that was open. */
    private boolean refused;
    /** This connection has given what there was. */
    private boolean fetched;

    private volatile Optional<IMAPFolder> idling = Optional.empty();

    Watch(
            Mailbox mailbox,
            ImapConnections connections,
            Fetching fetching,
            MailboxStore store,
            TransactionTemplate transaction,
            HeldMailboxes held,
            Clock clock,
            Duration firstWait) {
        this.mailbox = mailbox;
        this.access = mailbox.access().orElseThrow();
        this.connections = connections;
        this.fetching = fetching;
        this.store = store;
        this.transaction = transaction;
        this.held = held;
        this.clock = clock;
        this.firstWait = firstWait;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** The server was asked to tell of new mail by itself; until it says something, nothing happens. */
    boolean idles() {
        return idling.isPresent();
    }

    void end() {
        running = false;
        ending.release();
        breathe();
    }

    @Override
    public void run() {
        var wait = firstWait;
        while (running) {
            if (!held.hold(mailbox.id())) {
                pause(POLL);
                continue;
            }
            var began = clock.instant();
            fetched = false;
            try (var server = connections.connect(mailbox)) {
                watch(server);
            } catch (MessagingException | IOException | AccessTokens.TokenRefused | RuntimeException e) {
                if (!running) {
                    break;
                }
                LOG.info("Mailbox {} is closed to us: {}", mailbox.name(), e.toString());
                boolean young = clock.instant().isBefore(began.plus(USUAL));
                boolean asUsual = fetched && (refused || !young);
                refused &= young;
                if (fetched) {
                    wait = firstWait;
                }
                if (asUsual) {
                    // As sessions end, such as with the access token that they began with: the next one asks for
                    // another.
                    continue;
                }
                var trouble = Diagnosis.of(e, access);
                note(Optional.of(trouble));
                pause(wait);
                wait = longer(wait, trouble);
            }
        }
        held.release(mailbox.id());
    }

    /**
     * Twice as long. Where nobody is there asking costs nothing, and mail that waits should not wait for us as well; who
     * refuses us might lock us out if we asked too often.
     */
    static Duration longer(Duration wait, ImapConnections.Trouble trouble) {
        var longest = NOBODY_THERE.contains(trouble.code()) ? POLL : LONGEST_WAIT;
        var twice = wait.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    private void watch(IdlingStore server) throws MessagingException, IOException {
        var folder = ImapConnections.open(server, access);
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent added) {
                // A server may tell of it before it says that it idles (RFC 3501 section 7), and then be silent.
                breathe();
            }
        });
        LOG.info("Mailbox {} is open", mailbox.name());
        boolean idles = !refused && server.hasCapability("IDLE");
        refused = false;
        while (running && held.hold(mailbox.id())) {
            fetchAll(folder);
            note(Optional.empty());
            fetched = true;
            rest(server, folder, idles);
        }
    }

    /** What came while we fetched was told then, and would not be told again while idling. */
    private void fetchAll(IMAPFolder folder) throws MessagingException, IOException {
        int known;
        do {
            known = folder.getMessageCount();
            fetching.fetch(mailbox, folder);
        } while (running && folder.getMessageCount() > known);
    }

    private void rest(IdlingStore server, IMAPFolder folder, boolean idle) throws MessagingException {
        if (!running) {
            return;
        }
        if (!idle) {
            pause(POLL);
            return;
        }
        idling = Optional.of(folder);
        // Idling holds this thread until the server says something: only another one can wake it.
        var alarm = Thread.ofVirtual().name("mail-breath").start(() -> {
            try {
                Thread.sleep(BREATH);
                breathe();
            } catch (InterruptedException woken) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            folder.idle(true);
        } finally {
            idling = Optional.empty();
            alarm.interrupt();
            refused = server.refusedToIdle();
        }
    }

    /** Any command ends the idling; one that fails means that the connection is gone, which idling then notices. */
    private void breathe() {
        idling.ifPresent(folder -> {
            try {
                folder.doCommand(protocol -> {
                    protocol.noop();
                    return null;
                });
            } catch (MessagingException gone) {
                LOG.debug("the connection is gone", gone);
            }
        });
    }

    private void note(Optional<ImapConnections.Trouble> trouble) {
        UUID id = mailbox.id();
        try {
            Scope.asSystem(() -> transaction.executeWithoutResult(status -> trouble.ifPresentOrElse(
                    what -> store.fails(id, what.code(), what.detail(), clock.instant()),
                    () -> store.works(id, clock.instant()))));
        } catch (RuntimeException databaseAway) {
            LOG.debug("the state of a mailbox could not be noted", databaseAway);
        }
    }

    private void pause(Duration time) {
        try {
            if (ending.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
