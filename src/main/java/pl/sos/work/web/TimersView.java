package pl.sos.work.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.work.Timer;

/** A person's stopwatches as the top bar shows them. */
public record TimersView(List<Timer> timers, Instant now) {
    public Optional<Timer> running() {
        return timers.stream().filter(Timer::running).findFirst();
    }

    /** One about whose silence the person has to be asked. */
    public Optional<Timer> asks() {
        return timers.stream().filter(timer -> !timer.silences().isEmpty()).findFirst();
    }
}
