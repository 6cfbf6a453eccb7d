package pl.sos.mail.internal;

import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.sos.ground.Foreground;
import pl.sos.ground.QueueRounds;

/**
 * Works off waiting mail: at once what came in here, every few seconds what other nodes or a pipe stored. However much
 * waits, no more than two workers have mails in hand at a time, and one alone while people are at work, so that a storm leaves
 * the machine to them.
 */
@Component
@Profile("!admin & !test")
class Rounds extends QueueRounds {
    private static final int AT_ONCE = 2;

    private final Processing processing;
    private final Foreground foreground;

    Rounds(Processing processing, Foreground foreground) {
        super("mail", AT_ONCE, Duration.ofSeconds(3));
        this.processing = processing;
        this.foreground = foreground;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void waits(Intake.MailWaits mail) {
        call();
    }

    @Override
    protected boolean givesWay() {
        return foreground.isBusy();
    }

    @Override
    protected boolean look() {
        return processing.workOnce() > 0;
    }
}
