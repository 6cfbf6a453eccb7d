package pl.sos.calendars.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.Sentence;

/**
 * The deadline calculator and its answer.
 *
 * @param from as typed, a time of the calendar's wall clock
 * @param pauseFrom as typed, empty for none
 * @param error message key; empty when there is an answer or nothing was asked
 * @param asked something was asked
 * @param due empty while a pause keeps it open
 */
public record CalculationView(
        String code,
        String amount,
        String counting,
        String from,
        String pauseFrom,
        String pauseUntil,
        String error,
        boolean asked,
        Optional<Instant> due,
        List<Sentence> steps) {}
