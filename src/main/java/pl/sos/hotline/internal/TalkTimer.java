package pl.sos.hotline.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.hotline.Call;
import pl.sos.kernel.PersonId;
import pl.sos.work.Timer;
import pl.sos.work.Timers;

/** The stopwatch that runs while somebody talks; one that stood there without a ticket before is left alone. */
@Component
public class TalkTimer {
    private final Timers timers;

    TalkTimer(Timers timers) {
        this.timers = timers;
    }

    public Optional<UUID> start(PersonId person) {
        if (free(person).isPresent()) {
            return Optional.empty();
        }
        timers.start(person, Optional.empty());
        return free(person).map(Timer::id);
    }

    public void end(Call call) {
        call.timer().ifPresent(timer -> call.answeredBy().ifPresent(person -> timers.end(person, timer)));
    }

    private Optional<Timer> free(PersonId person) {
        return timers.of(person).stream()
                .filter(timer -> timer.ticket().isEmpty())
                .findFirst();
    }
}
