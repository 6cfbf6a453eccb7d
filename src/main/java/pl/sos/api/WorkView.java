package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.sos.estimates.EstimateId;
import pl.sos.hours.DrawResult;
import pl.sos.hours.LotKind;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.work.DrawsOn;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkEntryId;
import pl.sos.work.WorkTime;

/** An entry of work. */
@Schema(name = "Work")
record WorkView(
        UUID id,

        @Schema(type = "string", example = "SOS-1042") @Nullable
        TicketNumber ticket,

        TicketView.PersonView by,
        WorkKind kind,
        WorkChannel channel,
        Instant performedAt,

        @Schema(description = "Really worked; below zero in a reversal", example = "25")
        long minutes,

        @Schema(description = "After the contract's rounding", example = "30")
        long accountedMinutes,

        List<Part> parts,

        @Schema(
                description =
                        "HOURS: the contract's hours; RATE: every minute at the rate; CARE: removing a failure or an"
                                + " error, which uses no hours; NOTHING: not accounted; UNDECIDED: came with a ticket from another client")
        DrawsOn drawsOn,

        @Schema(description = "Paid by the contract's hours", example = "20")
        long fromHoursMinutes,

        @Schema(description = "Above the hours, or at the rate", example = "10")
        long overageMinutes,

        @Schema(description = "Net, rounded once; null when nothing is billed") @Nullable
        MoneyView price,

        List<Draw> draws,

        @Schema(description = "Left in the settlement period after it; null when it draws on no hours, and in lists")
        @Nullable
        Long remainingMinutes,

        @Schema(
                description = "Left of the accepted estimate that holds this work; null when none does, and in lists."
                        + " Minutes kept for it are no longer in remainingMinutes",
                example = "130")
        @Nullable
        Long estimateRemainingMinutes,

        String note,
        @Nullable String reason,

        @Schema(description = "The estimate that nobody had accepted when it was written down all the same") @Nullable
        UUID despiteEstimate,

        @Nullable UUID reverses,
        @Nullable UUID replaces,
        boolean reversed) {

    /** Accounted minutes within one kind of time. */
    @Schema(name = "WorkPart")
    record Part(WorkTime time, long minutes) {}

    /** Minutes that came out of one lot of hours. */
    @Schema(name = "WorkDraw")
    record Draw(
            LotKind lot,
            long minutes,
            LocalDate expiresOn,

            @Schema(description = "In which it counts", example = "2026-11")
            String month,

            @Schema(description = "The closed month of the work, where that is another") @Nullable
            String belongsTo) {}

    static WorkView of(WorkEntry entry, Optional<DrawResult.Drawn> drawn, Optional<Minutes> leftOfEstimate) {
        var done = entry.done();
        var count = entry.count();
        return new WorkView(
                entry.id().value(),
                entry.names().ticket().orElse(null),
                new TicketView.PersonView(entry.person(), entry.names().person(), true),
                done.kind(),
                done.channel(),
                done.startedAt(),
                done.minutes().value(),
                entry.accounted().value(),
                count.parts().stream()
                        .map(part -> new Part(part.when(), part.minutes().value()))
                        .toList(),
                count.drawsOn(),
                count.drawsOn() == DrawsOn.HOURS ? count.fromHours().value() : 0,
                entry.billed().value(),
                count.price().map(price -> MoneyView.of(price.net())).orElse(null),
                drawn.map(WorkView::draws).orElse(List.of()),
                drawn.map(one -> one.after().remaining().value()).orElse(null),
                leftOfEstimate.map(Minutes::value).orElse(null),
                done.note(),
                entry.reason().orElse(null),
                entry.unagreed().map(EstimateId::value).orElse(null),
                entry.reverses().map(WorkEntryId::value).orElse(null),
                entry.replaces().map(WorkEntryId::value).orElse(null),
                entry.reversed());
    }

    private static List<Draw> draws(DrawResult.Drawn drawn) {
        return drawn.parts().stream()
                .map(part -> new Draw(
                        part.kind(),
                        part.minutes().value(),
                        part.expiresOn(),
                        drawn.month().toString(),
                        drawn.belongsTo().map(YearMonth::toString).orElse(null)))
                .toList();
    }
}
