package pl.sos.mail.internal.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The head of a mail, decoded. All of it is the sender's word: anybody can write anything here.
 *
 * @param messageId with angle brackets, as are those of inReplyTo and references
 * @param references oldest first
 * @param from the author; empty when there is none or none that could be an address
 * @param returnPath where bounces go, as the receiving server noted it; {@code ""} is the null path {@code <>}; empty
 *     when it noted none
 * @param deliveredTo the envelope's recipients as servers on the way noted them (Delivered-To, X-Original-To,
 *     Envelope-To), in lower case
 * @param subject one line, never null, perhaps empty
 */
public record MailHeaders(
        Optional<String> messageId,
        List<String> inReplyTo,
        List<String> references,
        Optional<MailAddress> from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> replyTo,
        Optional<String> returnPath,
        List<String> deliveredTo,
        String subject,
        Optional<Instant> date) {
    public MailHeaders {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        replyTo = List.copyOf(replyTo);
        deliveredTo = List.copyOf(deliveredTo);
    }
}
