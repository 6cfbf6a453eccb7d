package pl.sos.mail;

import pl.sos.kernel.TicketNumber;

/** What became of a person's word about a mail. */
public sealed interface SettleMailResult {
    record Joined(TicketNumber ticket) implements SettleMailResult {}

    record Done() implements SettleMailResult {}

    /** Not there, or settled by somebody else meanwhile. */
    record NotWaiting() implements SettleMailResult {}

    /** @param code ends the key {@code mail.refused.…} */
    record Refused(String code) implements SettleMailResult {}
}
