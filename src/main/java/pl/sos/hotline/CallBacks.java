package pl.sos.hotline;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.hotline.internal.CallBackStore;
import pl.sos.hotline.internal.CallNews;
import pl.sos.hotline.internal.CallStore;
import pl.sos.hotline.internal.CallingBack;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.PersonId;

/**
 * Missed calls that wait for somebody of ours. Needs a {@link pl.sos.ground.Scope} of staff or the system; every method is one
 * transaction or part of the caller's.
 */
@Component
public class CallBacks {
    private final CallStore store;
    private final CallBackStore owed;
    private final CallingBack callingBack;
    private final CallNews news;
    private final Clock clock;

    CallBacks(CallStore store, CallBackStore owed, CallingBack callingBack, CallNews news, Clock clock) {
        this.store = store;
        this.owed = owed;
        this.callingBack = callingBack;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A missed call gets its owner. One that was promised a call back becomes a ticket, reported when the telephone rang,
     * as soon as it is known who called.
     *
     * @param contact who called, where the person who takes it knows
     */
    @Transactional
    public Optional<Call> take(UUID id, Optional<PersonId> contact, SignedIn by) {
        return store.lock(id).filter(Call::waits).map(call -> {
            owed.own(id, Optional.of(by.id()), clock.instant());
            callingBack.openTicket(call, contact, by);
            return changed(id);
        });
    }

    /** It waits for another again. */
    @Transactional
    public Optional<Call> giveBack(UUID id) {
        return store.lock(id).filter(Call::waits).map(call -> {
            owed.own(id, Optional.empty(), clock.instant());
            return changed(id);
        });
    }

    /** Dealt with without calling back; the note says how. */
    @Transactional
    public Optional<Call> done(UUID id, String note, PersonId by) {
        return store.lock(id).filter(Call::waits).map(call -> {
            var now = clock.instant();
            if (call.owner().isEmpty()) {
                owed.own(id, Optional.of(by), now);
            }
            var clean = note.replace("\0", "");
            var short2000 = clean.length() <= 2000 ? clean : clean.substring(0, 2000);
            store.settle(id, Optional.empty(), short2000, Optional.of(by), now);
            callingBack.over(call);
            return changed(id);
        });
    }

    private Call changed(UUID id) {
        var call = store.find(id).orElseThrow();
        news.changed(call);
        return call;
    }
}
