package pl.sos.hotline.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.Pauses;
import pl.sos.ground.LiveEvents;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallRouting;
import pl.sos.hotline.Calls;
import pl.sos.hotline.Duties;
import pl.sos.hotline.Greeting;
import pl.sos.notifications.Notices;

/**
 * A missed call warns as a ticket's clock does, from the opening of the hot-line on towards the hour that its caller was promised, and
 * counted from the instant of the call towards the reaction ({@link BackWarning}), until somebody talks to the caller, says that it is dealt with, or
 * makes a ticket of it, whose own clock goes on. One timer for a call, set in the transaction that owes the call back; a
 * round every minute sets one that is not there.
 */
@Component
public class CallBackAlarms {
    static final String TASK = "hotline-call-back";

    private final CallStore store;
    private final CallBackStore owed;
    private final Answering answering;
    private final Duties duties;
    private final BackReaders readers;
    private final MissedNotices letters;
    private final Notices notices;
    private final SchedulerClient scheduler;
    private final LiveEvents live;
    private final Clock clock;

    CallBackAlarms(
            CallStore store,
            CallBackStore owed,
            Answering answering,
            Duties duties,
            BackReaders readers,
            MissedNotices letters,
            Notices notices,
            SchedulerClient scheduler,
            LiveEvents live,
            Clock clock) {
        this.store = store;
        this.owed = owed;
        this.answering = answering;
        this.duties = duties;
        this.readers = readers;
        this.letters = letters;
        this.notices = notices;
        this.scheduler = scheduler;
        this.live = live;
        this.clock = clock;
    }

    /** Sets the alarm of a call that waits, or moves it; part of the open transaction. */
    public void set(UUID id) {
        store.find(id).filter(CallBackAlarms::runs).flatMap(this::next).ifPresent(at -> {
            var alarm = new TaskInstance<Void>(TASK, id.toString());
            if (!scheduler.scheduleIfNotExists(alarm, at)) {
                try {
                    scheduler.reschedule(alarm, at);
                } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException neitherMatters) {
                    // It rings just now: it waits for this transaction and then reckons with what came of it.
                }
            }
        });
    }

    /** Sets every alarm that is not there, such as of calls from before there were any. */
    @Transactional
    public void setMissing() {
        owed.unreckoned().forEach(this::reckon);
        owed.withoutAlarm(TASK).forEach(this::set);
    }

    private void reckon(UUID id) {
        var call = store.lock(id).orElseThrow();
        if (call.due().isEmpty()) {
            owed.due(id, answering.due(call.client(), call.at()));
        }
        if (call.greeting() == Greeting.CLOSED
                && call.callBack()
                && call.promised().isEmpty()) {
            owed.promised(id, CallRouting.calledBackBy(duties.hours(), call.at()));
        }
        set(id);
    }

    /** Somebody took care of it: what waits of the warnings is not told any more. */
    public void over(UUID id) {
        notices.withdraw(id);
    }

    /**
     * Tells of the highest threshold that was reached, each once.
     *
     * @return when to ring again; empty when there is nothing to warn of any more
     */
    @Transactional
    public Optional<Instant> ring(UUID id) {
        var found = store.lock(id).filter(CallBackAlarms::runs);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var call = found.get();
        var now = clock.instant();
        var reached = untold(call).filter(one -> !one.at().isAfter(now)).max(BackWarning.LATEST);
        reached.ifPresent(one -> {
            owed.warned(id, one);
            letters.warn(call, one, readers.of(call, one.threshold(), now));
            live.publish(Calls.TOPIC);
        });
        return store.find(id).flatMap(this::next);
    }

    private Optional<Instant> next(Call call) {
        return untold(call).map(BackWarning::at).min(Comparator.naturalOrder());
    }

    private Stream<BackWarning> untold(Call call) {
        var told = owed.warned(call.id());
        var reaction = answering.reaction(call.client(), call.at());
        return BackWarning.all(
                        duties.hours().nextOpening(call.at()),
                        call.promised(),
                        percent -> reaction.calendar()
                                .reached(reaction.policy(), call.at(), Pauses.NONE, percent)
                                .orElseThrow())
                .stream()
                .filter(one -> !told.told(one));
    }

    private static boolean runs(Call call) {
        return call.waits() && call.canBeReturned() && call.names().ticket() == null;
    }
}
