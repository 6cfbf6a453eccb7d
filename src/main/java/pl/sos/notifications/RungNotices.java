package pl.sos.notifications;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.PersonId;
import pl.sos.notifications.internal.RungStore;

/** What a person's bell rang for that is no ticket. Nobody sees another's, whoever asks. */
@Component
public class RungNotices {
    private static final int MOST = 200;

    private final RungStore store;
    private final Clock clock;

    RungNotices(RungStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Those after the cut, newest first.
     *
     * @param limit 1 to {@value #MOST}
     */
    @Transactional(readOnly = true)
    public List<RungNotice> latest(PersonId of, MomentCursor cut, int limit) {
        return store.latest(of, cut, Math.clamp(limit, 1, MOST));
    }

    /** How many are news to him; counting stops at {@code most}. */
    @Transactional(readOnly = true)
    public int unread(PersonId of, int most) {
        return store.unread(of, most);
    }

    @Transactional
    public void readAll(PersonId of) {
        store.readAll(of, clock.instant());
    }

    /** He goes there, so that it is no news any more. Gives an address on this server; empty when it is not his. */
    @Transactional
    public Optional<String> open(PersonId of, UUID id) {
        return store.open(of, id, clock.instant());
    }
}
