package pl.sos.ground;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Whether people are at work here: somebody asked for a page now or a moment ago. What works off much in the background
 * leaves them their share of the machine meanwhile.
 */
@Component
public class Foreground {
    /** Longer than a person who goes through a list looks at one page; short enough not to slow a storm by night. */
    static final Duration LASTS = Duration.ofSeconds(2);

    private final LongSupplier nanos;
    private volatile long last;

    public Foreground() {
        this(System::nanoTime);
    }

    Foreground(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong() - LASTS.toNanos() - 1;
    }

    /** Somebody asks for a page, or has just got it. */
    public void pageAsked() {
        last = nanos.getAsLong();
    }

    public boolean isBusy() {
        return nanos.getAsLong() - last <= LASTS.toNanos();
    }
}
