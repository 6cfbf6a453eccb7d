package pl.sos.hotline;

import java.util.List;
import pl.sos.tickets.Violation;
import pl.sos.work.LogWorkResult;

/** What came of saying what a call became; nothing was stored unless {@code Settled}. */
public sealed interface SettleResult {
    /** Now, or before by the same words. */
    record Settled(Call call) implements SettleResult {}

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

    /** It still rings, or was missed: nothing was talked about. */
    record NotAnswered() implements SettleResult {}

    record NoteTooLong(int most) implements SettleResult {}

    record NotFound() implements SettleResult {}
}
