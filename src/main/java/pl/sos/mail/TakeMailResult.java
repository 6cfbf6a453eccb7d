package pl.sos.mail;

import java.util.UUID;

/** What became of a mail that was handed in; in each case it is safe to forget it. */
public sealed interface TakeMailResult {
    /** @param state RECEIVED, or QUARANTINED when more came than the mailbox lets through */
    record Taken(UUID id, MailState state) implements TakeMailResult {}

    /** The same mail came to this mailbox before. */
    record Known() implements TakeMailResult {}
}
