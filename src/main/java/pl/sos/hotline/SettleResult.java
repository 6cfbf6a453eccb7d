package pl.sos.hotline;

import java.util.List;
import java.util.Optional;
import pl.sos.tickets.Violation;
import pl.sos.work.LogWorkResult;
import pl.sos.work.WorkEntry;

/** What came of saying what a call became; nothing was stored unless {@code Settled}. */
public sealed interface SettleResult {
    /**
     * Now, or before by the same words.
     *
     * @param work what was written down of it now; empty without minutes, or when it was settled before
     */
    record Settled(Call call, Optional<WorkEntry> work) implements SettleResult {}

    /** The ticket was refused. */
    record TicketRefused(List<Violation> violations) implements SettleResult {
        public TicketRefused {
            violations = List.copyOf(violations);
        }
    }

    /** The minutes were refused. */
    record WorkRefused(LogWorkResult why) implements SettleResult {}

    /** Nobody said whose call it was, and neither minutes nor a ticket are without a client. */
    record NobodysCall() implements SettleResult {}

    /** Nobody said who called, and a new ticket needs its reporter. */
    record CallerUnknown() implements SettleResult {}

    /** The number is a company's, and nobody said which of its people called. */
    record WhichPerson() implements SettleResult {}

    /** The name of who called. */
    record NameTooLong(int most) implements SettleResult {}

    /** It still rings, or was missed: nothing was talked about. */
    record NotAnswered() implements SettleResult {}

    record NoteTooLong(int most) implements SettleResult {}

    record NotFound() implements SettleResult {}
}
