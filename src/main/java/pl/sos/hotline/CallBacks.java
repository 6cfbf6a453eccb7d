package pl.sos.hotline;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
     * A missed call gets its owner; the first to say so has it. One that was promised a call back becomes a ticket, reported when
     * the telephone rang, as soon as it is known who called.
     *
     * @param contact who called, where the person who takes it knows
     */
    @Transactional
    public CallBackResult take(UUID id, Optional<PersonId> contact, SignedIn by) {
        return waiting(id, by.id(), call -> {
            if (call.owner().isEmpty()) {
                owed.own(id, Optional.of(by.id()), clock.instant());
            }
            callingBack.openTicket(call, contact, by);
            return new CallBackResult.Done(changed(id));
        });
    }

    /** It waits for another again. */
    @Transactional
    public CallBackResult giveBack(UUID id, PersonId by) {
        return waiting(id, by, call -> {
            owed.own(id, Optional.empty(), clock.instant());
            return new CallBackResult.Done(changed(id));
        });
    }

    /** Dealt with without calling back, whoever has it; the note says how, and what the first one wrote stays. */
    @Transactional
    public CallBackResult done(UUID id, String note, PersonId by) {
        return locked(id, call -> {
            if (!call.waits()) {
                return call.dealtWith() && call.settledBy().equals(Optional.of(by))
                        ? new CallBackResult.Done(call)
                        : new CallBackResult.Overtaken(call);
            }
            var now = clock.instant();
            if (call.owner().isEmpty()) {
                owed.own(id, Optional.of(by), now);
            }
            var clean = note.replace("\0", "");
            var short2000 = clean.length() <= 2000 ? clean : clean.substring(0, 2000);
            store.settle(id, Optional.empty(), short2000, Optional.of(by), now);
            callingBack.over(call);
            return new CallBackResult.Done(changed(id));
        });
    }

    /** For one that waits and is nobody's or the person's. */
    private CallBackResult waiting(UUID id, PersonId by, Function<Call, CallBackResult> then) {
        return locked(
                id,
                call -> call.waits() && call.owner().map(by::equals).orElse(true)
                        ? then.apply(call)
                        : new CallBackResult.Overtaken(call));
    }

    private CallBackResult locked(UUID id, Function<Call, CallBackResult> then) {
        return store.lock(id).map(then).orElseGet(CallBackResult.NotFound::new);
    }

    private Call changed(UUID id) {
        var call = store.find(id).orElseThrow();
        news.changed(call);
        return call;
    }
}
