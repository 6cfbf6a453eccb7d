package pl.sos.notifications.internal;

import java.time.LocalTime;
import java.util.Optional;
import pl.sos.notifications.Choices;
import pl.sos.notifications.QuietHours;

/** The hours that somebody chose last, whether they are on or off, in Europe/Warsaw; empty before he ever did. */
public record KeptHours(Optional<QuietHours> quiet, Optional<LocalTime> digestAt) {
    static final KeptHours NONE = new KeptHours(Optional.empty(), Optional.empty());

    /** Those that are on. */
    static KeptHours of(Choices choices) {
        return new KeptHours(choices.quiet(), choices.digestAt());
    }
}
