package pl.sos.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;

/**
 * A report as it comes in, by whichever channel.
 *
 * @param enteredBy who wrote it down: the reporter, or staff on the phone
 * @param reportedAt empty for now; a moment in the past when staff writes it down later; never in the future
 */
public record OpenTicket(
        ClientId client,
        PersonId reporter,
        PersonId enteredBy,
        Optional<String> application,
        Category category,
        Optional<Severity> severity,
        String subject,
        String body,
        Channel channel,
        Optional<Instant> reportedAt,
        boolean confidential,
        List<AttachmentId> attachments) {}
