package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.Severity;
import pl.sos.kernel.TicketNumber;
import pl.sos.sla.ServiceClock;
import pl.sos.tickets.Rank;
import pl.sos.tickets.TicketLink;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Who;

/**
 * A ticket as the API shows it.
 *
 * @param version hand it back with a change, so that nobody overwrites what he has not seen
 * @param rank where it stands in the queue of all open tickets, and why; staff only
 */
@Schema(name = "Ticket")
record TicketView(
        @Schema(type = "string", example = "SOS-1042") TicketNumber number,
        TicketStatus status,

        @Schema(example = "Naliczenie czynszów zatrzymuje się na osiedlu B")
        String subject,

        Category category,
        Severity severity,
        @Schema(example = "CZ_ZW") @Nullable String application,
        ClientId clientId,
        @Schema(example = "SM Zorza") String clientName,
        PersonView reporter,
        @Nullable PersonView assignee,
        boolean confidential,
        Channel channel,
        Instant reportedAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable TicketNumber mergedInto,
        int version,
        @Nullable CaretakerAnswer caretaker,
        @Nullable EntitlementView entitlement,
        List<ClockView> clocks,
        @Nullable RankView rank,
        List<MessageView> messages,
        List<LinkView> links) {
    /** Somebody by name. */
    @Schema(name = "PersonName")
    record PersonView(
            PersonId id, @Schema(example = "Anna Nowak") String name, boolean staff) {
        static PersonView of(Who who) {
            return new PersonView(who.id(), who.name(), who.staff());
        }
    }

    /** A clock of the ticket. */
    @Schema(name = "Clock")
    record ClockView(
            @Schema(
                    example = "REACTION",
                    allowableValues = {"REACTION", "WORKAROUND", "REPAIR"})
            String kind,

            pl.sos.calendars.Policy policy,
            @Schema(example = "pl-8-16") String calendar,

            @Schema(description = "Null while a pause keeps it open") @Nullable
            Instant due,

            @Schema(allowableValues = {"RUNNING", "PAUSED", "MET", "BREACHED", "CANCELLED"})
            String state,

            @Nullable Instant stoppedAt) {
        static ClockView of(ServiceClock clock, Instant now) {
            return new ClockView(
                    clock.kind().name(),
                    clock.policy(),
                    clock.calendar(),
                    clock.due().orElse(null),
                    clock.state(now).name(),
                    clock.stoppedAt().orElse(null));
        }
    }

    /** Where it stands among all open tickets. */
    @Schema(name = "Rank")
    record RankView(@Schema(example = "3") int position, Sentence because) {
        static RankView of(Rank rank) {
            return new RankView(rank.position(), rank.sentence());
        }
    }

    /** Another ticket that belongs to it. */
    @Schema(name = "TicketLink")
    record LinkView(String kind, TicketNumber number, String subject) {
        static LinkView of(TicketLink link) {
            return new LinkView(link.kind().name(), link.number(), link.subject());
        }
    }
}
