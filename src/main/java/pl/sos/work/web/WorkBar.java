package pl.sos.work.web;

import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkKind;
import pl.sos.work.Timer;

/**
 * The line under a ticket on which work is written down.
 *
 * @param timer the person's stopwatch of this ticket
 * @param shown what it shows in whole minutes
 */
public record WorkBar(
        String number,
        UUID formKey,
        Optional<Timer> timer,
        Optional<Minutes> shown,
        WorkKind kind,
        String minutes,
        String note,
        Optional<RefusalView> refusal) {}
