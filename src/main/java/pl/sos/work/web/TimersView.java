package pl.sos.work.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.work.Timer;

/** A person's stopwatches as the top bar shows them. */
public record TimersView(List<Timer> timers, Instant now) {
    private static final Duration WORKING_DAY = Duration.ofHours(8);

    public Optional<Timer> running() {
        return timers.stream().filter(Timer::running).findFirst();
    }

    /** Runs longer than a working day lasts, with a page open all the while: probably nobody thinks of it. */
    public Optional<Timer> forgotten() {
        return running().filter(timer -> timer.elapsed(now).compareTo(WORKING_DAY) > 0);
    }

    /** One about whose silence the person has to be asked. */
    public Optional<Timer> asks() {
        return timers.stream().filter(timer -> !timer.silences().isEmpty()).findFirst();
    }
}
