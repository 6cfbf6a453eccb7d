package pl.sos.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.outbox.MailedId;

/**
 * A report as it comes in, by whichever channel. Who writes it down – the reporter, or staff on the phone – is the actor
 * of the call.
 *
 * @param application code; empty, or blank, when the reporter names none
 * @param severity empty for the category's usual one
 * @param attachments stored before by the same person for the same client
 */
public record OpenTicket(
        ClientId client,
        PersonId reporter,
        Optional<String> application,
        Category category,
        Optional<Severity> severity,
        String subject,
        String body,
        boolean confidential,
        List<AttachmentId> attachments,
        Arrival arrival) {
    public OpenTicket {
        attachments = List.copyOf(attachments);
    }

    /**
     * How a report comes in.
     *
     * @param reportedAt empty for now; a moment in the past when staff writes it down later; never in the future
     * @param formKey made by the form; the same key from the same person is the same ticket, however often it is sent
     * @param talkedAt when a talk by telephone answered the reporter, which {@link Tickets#spoken} says next; empty when
     *     nobody did yet
     * @param mailedAs the mail that it came by, which its receipt answers
     */
    public record Arrival(
            Channel channel,
            Optional<Instant> reportedAt,
            Optional<UUID> formKey,
            Optional<Instant> talkedAt,
            Optional<MailedId> mailedAs) {
        /** A report that no mail brought. */
        public Arrival(
                Channel channel, Optional<Instant> reportedAt, Optional<UUID> formKey, Optional<Instant> talkedAt) {
            this(channel, reportedAt, formKey, talkedAt, Optional.empty());
        }

        /** A report that is made now and that nobody has answered yet. */
        public static Arrival now(Channel channel) {
            return new Arrival(channel, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** As {@link #now(Channel)}, by a form that may be sent twice. */
        public static Arrival now(Channel channel, UUID formKey) {
            return new Arrival(channel, Optional.empty(), Optional.of(formKey), Optional.empty());
        }
    }

    /** A report with whoever writes it down, for where several come at once. */
    public record By(OpenTicket report, Actor by) {}
}
