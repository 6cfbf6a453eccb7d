package pl.sos.hotline.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.Pauses;
import pl.sos.ground.LiveEvents;
import pl.sos.hotline.Call;
import pl.sos.hotline.Calls;
import pl.sos.notifications.Notices;
import pl.sos.sla.ClockWarning;
import pl.sos.sla.Recipients;

/**
 * A missed call warns as a ticket's clock does, counted from the instant of the call, until somebody talks to the caller,
 * says that it is dealt with, or makes a ticket of it, whose own clock goes on. One timer for a call, set in the
 * transaction that owes the call back; a round every minute sets one that is not there.
 */
@Component
public class CallBackAlarms {
    static final String TASK = "hotline-call-back";

    private final CallStore store;
    private final Answering answering;
    private final Calendars calendars;
    private final Recipients recipients;
    private final MissedNotices letters;
    private final Notices notices;
    private final SchedulerClient scheduler;
    private final LiveEvents live;
    private final Clock clock;

    CallBackAlarms(
            CallStore store,
            Answering answering,
            Calendars calendars,
            Recipients recipients,
            MissedNotices letters,
            Notices notices,
            SchedulerClient scheduler,
            LiveEvents live,
            Clock clock) {
        this.store = store;
        this.answering = answering;
        this.calendars = calendars;
        this.recipients = recipients;
        this.letters = letters;
        this.notices = notices;
        this.scheduler = scheduler;
        this.live = live;
        this.clock = clock;
    }

    /** So much of the time is used up then. */
    private record Reached(int threshold, Instant at) {}

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
        store.withoutAlarm(TASK).forEach(this::set);
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
        var reached = thresholds(call).filter(one -> !one.at().isAfter(now)).max(Comparator.comparing(Reached::at));
        reached.ifPresent(one -> {
            store.warned(id, one.threshold());
            letters.warn(call, one.threshold(), recipients.of(call.client().orElseThrow(), one.threshold(), now));
            live.publish(Calls.TOPIC);
        });
        return store.find(id).flatMap(this::next);
    }

    private Optional<Instant> next(Call call) {
        return thresholds(call).map(Reached::at).min(Comparator.naturalOrder());
    }

    /** Those that were not told yet. */
    private Stream<Reached> thresholds(Call call) {
        int warned = store.warned(call.id());
        var decision = answering.promise(call.client().orElseThrow(), call.at());
        var deadlines = calendars.deadlines(decision.calendar()).orElseThrow();
        var policy = decision.reaction().policy();
        List<Integer> all = ClockWarning.THRESHOLDS;
        return all.stream()
                .filter(threshold -> threshold > warned)
                .flatMap(
                        threshold -> deadlines
                                .reached(policy, call.at(), Pauses.NONE, threshold)
                                .map(at -> new Reached(threshold, at))
                                .stream());
    }

    private static boolean runs(Call call) {
        return call.waits() && call.client().isPresent() && call.names().ticket() == null;
    }
}
