package pl.sos.hotline.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallLists;
import pl.sos.kernel.PersonId;

/** A talk that is written down settles what its caller waits for since before it began (decision 0234). */
@Component
public class Meanwhile {
    private final CallBackStore store;
    private final Answering answering;
    private final CallBackAlarms alarms;
    private final Clock clock;

    Meanwhile(CallBackStore store, Answering answering, CallBackAlarms alarms, Clock clock) {
        this.store = store;
        this.answering = answering;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Settles them.
     *
     * @param talk as it was written down
     * @param by who wrote it down; empty for the system
     * @return as they were before
     */
    public List<Call> settle(Call talk, Optional<PersonId> by) {
        var waiting = store.waitingBefore(talk);
        if (waiting.isEmpty()) {
            return List.of();
        }
        var owner = answering.owner(talk.from());
        var settled = waiting.stream()
                .filter(one -> Caller.same(Caller.of(one), Caller.of(talk), owner))
                .toList();
        settled.forEach(one -> settle(one, talk, by));
        return settled;
    }

    /** The calls that wait and are, or may be, of who calls now. */
    public List<CallLists.Waits> waiting(Call call) {
        var waiting = store.waitingLike(call);
        if (waiting.isEmpty()) {
            return List.of();
        }
        var owner = answering.owner(call.from());
        return waiting.stream()
                .map(one -> new CallLists.Waits(one, Caller.same(Caller.of(one), Caller.of(call), owner)))
                .toList();
    }

    /** Settles a call of which it is known only now that nobody picked it up; whether its caller was talked to since. */
    boolean settleMissed(Call missed) {
        var owner = answering.owner(missed.from());
        var talk = store.talksSince(missed).stream()
                .filter(one -> Caller.same(Caller.of(missed), Caller.of(one), owner))
                .findFirst();
        talk.ifPresent(one -> settle(missed, one, Optional.empty()));
        return talk.isPresent();
    }

    private void settle(Call waiting, Call talk, Optional<PersonId> by) {
        store.settledBy(waiting.id(), talk, by, clock.instant());
        alarms.over(waiting.id());
    }
}
