package pl.sos.caretakers;

import java.time.Instant;

/** Whether a person can be reached at an instant. */
public sealed interface Presence {
    /** @param until the end of working time, or the begin of an absence before it */
    record Present(Instant until) implements Presence {}

    /**
     * She talks to somebody.
     *
     * @param until when that ends by itself if nobody says more
     */
    record OnPhone(Instant until) implements Presence {}

    /** @param until the first working instant at which he is back */
    record Away(Instant until) implements Presence {}

    /**
     * Nobody works now.
     *
     * @param until when he is at work next
     */
    record OutsideWorkingTime(Instant until) implements Presence {}

    /** When it changes. */
    Instant until();
}
