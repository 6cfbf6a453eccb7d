package pl.sos.mail.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Scope;
import pl.sos.mail.MailState;
import pl.sos.mail.Mailbox;

/**
 * Makes of stored mails what they are to become, a few at a time. Reading needs no transaction; all that follows from it, by
 * {@link Settling}, is one for the few together, which begins by holding their rows and ends with their new states: cut off
 * anywhere, they wait as before. Where one of them fails each is tried alone, so that no mail fails for another's sake.
 */
@Component
public class Processing {
    private static final Logger LOG = LoggerFactory.getLogger(Processing.class);
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 6;

    private final IncomingStore store;
    private final OutcomeStore outcomes;
    private final MailboxStore mailboxes;
    private final Settling settling;
    private final StoredMails stored;
    private final TransactionTemplate transaction;
    private final LiveEvents live;
    private final Clock clock;

    Processing(
            IncomingStore store,
            OutcomeStore outcomes,
            MailboxStore mailboxes,
            Settling settling,
            StoredMails stored,
            TransactionTemplate transaction,
            LiveEvents live,
            Clock clock) {
        this.store = store;
        this.outcomes = outcomes;
        this.mailboxes = mailboxes;
        this.settling = settling;
        this.stored = stored;
        this.transaction = transaction;
        this.live = live;
        this.clock = clock;
    }

    /** Mails taken in hand together, and all mailboxes as they were then. */
    private record Taken(List<IncomingMail> mails, List<Mailbox> mailboxes) {}

    /** Works off what waits, in scope system; gives how many mails it had in hand. */
    public int work() {
        int done = 0;
        for (int few = workOnce(); few > 0; few = workOnce()) {
            done += few;
        }
        return done;
    }

    /** One round; gives how many mails it had in hand. */
    int workOnce() {
        return Scope.asSystem(() -> {
            var taken = take();
            if (!taken.mails().isEmpty()) {
                attempt(taken);
            }
            return taken.mails().size();
        });
    }

    private Taken take() {
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(status -> {
            var mails = store.take(now, now.plus(LEASE), BATCH, StoredMails.LARGE);
            return new Taken(mails, mails.isEmpty() ? List.of() : mailboxes.all());
        }));
    }

    private void attempt(Taken taken) {
        try {
            process(taken);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (taken.mails().size() > 1) {
                LOG.info("{} mails are tried one by one: {}", taken.mails().size(), e.toString());
                taken.mails().forEach(one -> attempt(new Taken(List.of(one), taken.mailboxes())));
                return;
            }
            var id = taken.mails().getFirst().id();
            LOG.warn("Mail {} could not be processed: {}", id, e.toString(), e);
            transaction.executeWithoutResult(status -> failed(id, e));
        }
    }

    private void failed(UUID id, Throwable why) {
        store.lock(id, Set.of(MailState.RECEIVED)).ifPresent(row -> {
            if (row.attempts() >= MOST_ATTEMPTS) {
                giveUp(row, why.getClass().getSimpleName());
            } else {
                var wait = FIRST_WAIT.multipliedBy(1L << Math.max(0, row.attempts() - 1));
                store.putOff(id, clock.instant().plus(wait));
            }
        });
    }

    private void giveUp(IncomingMail row, @Nullable String detail) {
        outcomes.set(row.id(), MailState.QUARANTINED, "failed", detail, null, null, clock.instant());
        live.publish(Intake.TOPIC);
    }

    private void process(Taken taken) {
        var first = taken.mails().getFirst();
        if (first.attempts() > MOST_ATTEMPTS) {
            // Whoever had it in hand did not live to say that it failed: so that it does not end the next one too.
            transaction.executeWithoutResult(status ->
                    store.lock(first.id(), Set.of(MailState.RECEIVED)).ifPresent(locked -> giveUp(locked, null)));
            return;
        }
        var reads = taken.mails().stream()
                .map(row -> stored.read(row, taken.mailboxes()))
                .toList();
        transaction.executeWithoutResult(status -> {
            var held = store.hold(taken.mails().stream().map(IncomingMail::id).toList());
            settling.settle(taken.mails(), reads, taken.mailboxes(), held);
            live.publish(Intake.TOPIC);
        });
    }
}
