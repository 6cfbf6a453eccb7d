package pl.sos.outbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.outbox.Bounces;
import pl.sos.outbox.internal.MailServer.Delivery;
import pl.sos.outbox.internal.MailStore.Mail;

/** Carries waiting letters to the mail server. Any number of nodes may do so at once. */
@Component
public class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int BATCH = 20;
    /** Longer than a mail server may take for a whole batch, with the time-outs of {@link MailServer}. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final MailStore store;
    private final MailServer server;
    private final Bounces bounces;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Postman(MailStore store, MailServer server, Bounces bounces, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.server = server;
        this.bounces = bounces;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Delivers what is due; does nothing while no mail server is configured. Gives the number of letters sent. */
    public int deliver() {
        if (!server.isConfigured()) {
            return 0;
        }
        int sent = 0;
        List<Mail> batch;
        do {
            batch = take();
            for (var mail : batch) {
                if (deliver(mail)) {
                    sent++;
                }
            }
        } while (batch.size() == BATCH);
        return sent;
    }

    private List<Mail> take() {
        var now = clock.instant();
        return Scope.asSystem(
                () -> Objects.requireNonNull(transaction.execute(status -> store.take(now, now.plus(LEASE), BATCH))));
    }

    private boolean deliver(Mail mail) {
        var delivery = server.send(mail.letter(), mail.createdAt());
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> note(mail, delivery)));
        return delivery instanceof Delivery.Taken;
    }

    private void note(Mail mail, Delivery delivery) {
        var now = clock.instant();
        switch (delivery) {
            case Delivery.Taken() -> store.markSent(mail.letter(), now);
            case Delivery.Refused(var why, var noSuchAddress) -> {
                LOG.warn("Letter {} was refused for good: {}", mail.letter().id(), why);
                store.giveUp(mail.letter(), why);
                if (noSuchAddress) {
                    bounces.mark(mail.letter().recipient(), true, why);
                }
            }
            case Delivery.NotNow(var why) -> {
                if (mail.createdAt().plus(MailStore.PATIENCE).isBefore(now)) {
                    LOG.warn(
                            "Letter {} could not be sent for days: {}",
                            mail.letter().id(),
                            why);
                    store.giveUp(mail.letter(), why);
                } else {
                    LOG.info("Letter {} waits, attempt {}: {}", mail.letter().id(), mail.attempts(), why);
                    store.putOff(mail.letter(), now.plus(waitAfter(mail.attempts())), why);
                }
            }
        }
    }

    static Duration waitAfter(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.clamp(attempts - 1, 0, 10));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
