package pl.sos.outbox.internal;

import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import pl.sos.ground.QueueRounds;
import pl.sos.outbox.Outbox.Posted;

/** Sends the postman at once when a letter was posted here, and every few seconds for those of other nodes. */
@Component
@Profile("!admin & !test")
class PostRounds extends QueueRounds {
    private final Postman postman;

    PostRounds(Postman postman) {
        super("outbox", 1, Duration.ofSeconds(10));
        this.postman = postman;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void posted(Posted letter) {
        call();
    }

    @Override
    protected boolean look() {
        postman.deliver();
        return false;
    }
}
