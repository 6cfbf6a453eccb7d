package pl.sos.notifications.internal;

import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.sos.ground.QueueRounds;
import pl.sos.notifications.internal.PushStore.Queued;

/** Pushes at once what was queued here, and looks every few seconds for what is due: pushes and digests. */
@Component
@Profile("!admin & !test")
class NoticeRounds extends QueueRounds {
    private final PushCourier courier;
    private final Digests digests;

    NoticeRounds(PushCourier courier, Digests digests) {
        super("notices", 1, Duration.ofSeconds(15));
        this.courier = courier;
        this.digests = digests;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void queued(Queued something) {
        call();
    }

    @Override
    protected boolean look() {
        digests.write();
        courier.deliver();
        return false;
    }
}
