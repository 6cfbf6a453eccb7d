package pl.sos.estimates;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;

/**
 * What a specialist thinks work will take.
 *
 * @param key names this wish among the person's; a retry with the same key proposes once
 * @param minutes accounted; at least 1, at most 1,000 hours
 * @param what will be done, in words that the client reads
 * @param validUntil last day on which it can be accepted, Europe/Warsaw; two weeks from today when empty
 */
public record ProposeEstimate(
        String key, TicketNumber ticket, Minutes minutes, WorkKind kind, String what, Optional<LocalDate> validUntil) {}
