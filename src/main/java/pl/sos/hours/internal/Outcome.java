package pl.sos.hours.internal;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.contracts.OverageRule;
import pl.sos.hours.Part;

/** What the rules made of a wish. */
public sealed interface Outcome {
    /** Done in the book: the transfer's id and what it took. */
    record Done(UUID id, List<Part> parts, long overage, YearMonth month, Optional<YearMonth> belongsTo)
            implements Outcome {}

    /** Too little is left, and nobody agreed to pay for {@code beyond}. */
    record NotEnough(long left, long beyond, OverageRule rule) implements Outcome {}

    /** The contract is not in force on that day. */
    record OutOfForce() implements Outcome {}
}
