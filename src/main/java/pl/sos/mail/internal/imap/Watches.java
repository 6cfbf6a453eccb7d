package pl.sos.mail.internal.imap;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.MailboxStore;

/** Watches every active mailbox that has a server, and begins anew with one that was changed. */
@Component
@Profile("!admin & !test")
class Watches implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final MailboxStore store;
    private final ImapConnections connections;
    private final Fetching fetching;
    private final HeldMailboxes held;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<UUID, Watch> watches = new HashMap<>();
    private final Semaphore ending = new Semaphore(0);
    private volatile boolean running;

    Watches(
            MailboxStore store,
            ImapConnections connections,
            Fetching fetching,
            HeldMailboxes held,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.connections = connections;
        this.fetching = fetching;
        this.held = held;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("mailboxes").start(this::rounds);
    }

    @Override
    public void stop() {
        running = false;
        ending.release();
        synchronized (watches) {
            watches.values().forEach(Watch::end);
            watches.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void rounds() {
        while (running) {
            try {
                var wanted = Scope.asSystem(() -> Objects.requireNonNull(transaction.execute(status -> store.all())));
                compare(wanted);
            } catch (RuntimeException e) {
                LOG.debug("mailboxes could not be looked at", e);
            }
            try {
                if (ending.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void compare(List<Mailbox> all) {
        synchronized (watches) {
            var now = new HashMap<UUID, Mailbox>();
            all.stream()
                    .filter(mailbox -> mailbox.active() && mailbox.access().isPresent())
                    .forEach(mailbox -> now.put(mailbox.id(), mailbox));
            watches.values().removeIf(watch -> {
                var mailbox = now.get(watch.mailbox().id());
                if (mailbox != null && same(mailbox, watch.mailbox())) {
                    return false;
                }
                watch.end();
                return true;
            });
            if (running) {
                now.forEach((id, mailbox) -> watches.computeIfAbsent(id, one -> begin(mailbox)));
            }
        }
    }

    private Watch begin(Mailbox mailbox) {
        var watch = new Watch(mailbox, connections, fetching, store, transaction, held, clock, Watch.FIRST_WAIT);
        Thread.ofPlatform().daemon().name("mailbox-" + mailbox.name()).start(watch);
        return watch;
    }

    /** What the last look at the server brought is no change. */
    private static boolean same(Mailbox one, Mailbox other) {
        return plain(one).equals(plain(other));
    }

    private static Mailbox plain(Mailbox mailbox) {
        return new Mailbox(
                mailbox.id(),
                mailbox.name(),
                mailbox.address(),
                mailbox.access(),
                mailbox.authserv(),
                mailbox.category(),
                mailbox.application(),
                mailbox.triageOwner(),
                mailbox.senderLimit(),
                mailbox.hourlyLimit(),
                mailbox.active(),
                java.util.Optional.empty(),
                java.util.Optional.empty());
    }
}
