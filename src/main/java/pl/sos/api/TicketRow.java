package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.ClockKind;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.TicketStatus;

/** A ticket as a row of a list. */
@Schema(name = "TicketRow")
record TicketRow(
        @Schema(type = "string", example = "SOS-1042") TicketNumber number,
        TicketStatus status,
        String subject,
        Category category,
        Severity severity,
        @Nullable String application,
        ClientId clientId,
        String clientName,
        @Schema(description = "The client is under S.O.S.") boolean underCare,
        TicketView.PersonView reporter,
        TicketView.@Nullable PersonView assignee,
        boolean confidential,
        Channel channel,
        Instant reportedAt,
        Instant updatedAt,

        @Schema(description = "Which clock runs out next") @Nullable
        ClockKind dueKind,

        @Nullable Instant due,
        boolean breaching,
        boolean clientWaits,
        int version,
        TicketView.@Nullable RankView rank) {
    static TicketRow of(QueueRow row) {
        return new TicketRow(
                row.number(),
                row.status(),
                row.subject(),
                row.category(),
                row.severity(),
                row.application().orElse(null),
                row.client(),
                row.clientName(),
                row.underCare(),
                TicketView.PersonView.of(row.reporter()),
                row.assignee().map(TicketView.PersonView::of).orElse(null),
                row.confidential(),
                row.channel(),
                row.reportedAt(),
                row.updatedAt(),
                row.dueKind().orElse(null),
                row.due().orElse(null),
                row.breaching(),
                row.clientWaits(),
                row.version(),
                row.because().isEmpty() ? null : new TicketView.RankView(row.position(), row.sentence()));
    }
}
