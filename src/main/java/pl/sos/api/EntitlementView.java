package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.Variant;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Reason;
import pl.sos.entitlement.RemainingHours;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Sentence;

/** The decision whether, by what and until when a matter is covered. */
@Schema(name = "Entitlement")
record EntitlementView(
        Coverage coverage,
        Reason reason,

        @Schema(description = "The client has S.O.S. at that moment")
        boolean underCare,

        @Schema(description = "The contract's number", example = "12/2024") @Nullable
        String contract,

        @Nullable ContractId contractId,
        @Nullable Variant variant,
        @Schema(example = "§ 4 ust. 2") @Nullable String clause,
        Reaction reaction,
        @Nullable Policy workaround,
        @Nullable Policy repair,

        @Schema(description = "Code of the calendar that working time is counted by", example = "pl-8-16")
        String calendar,

        @Nullable Hours hours,

        @Schema(description = "Before clients without S.O.S., or behind them")
        Priority priority,

        Sentence sentence) {
    /** By when a person answers; without a contract it is our aim, not a promise. */
    @Schema(name = "ReactionDue")
    record Reaction(@Schema(example = "PT48H") String amount, Counting counting, Instant due, boolean promised) {}

    /** Which hours it draws on. */
    @Schema(name = "EntitledHours")
    record Hours(
            @Schema(description = "INCLUDED: the contract's package, blocks bought beside it included")
            String drawsOn,

            Minutes includedMinutes,

            @Schema(description = "Neither used nor kept for agreed work, in the settlement period of that moment")
            @Nullable
            Minutes remainingMinutes,

            @Schema(description = "First month of that period", example = "2026-11") @Nullable
            YearMonth from,

            @Schema(description = "Its last month", example = "2026-11") @Nullable
            YearMonth until,

            @Schema(description = "What becomes of work beyond the hours") @Nullable
            OverageRule overage,

            @Schema(description = "Net, for an hour of this kind of work beyond the hours") @Nullable
            MoneyView hourlyRate) {
        static Hours of(Decision.Hours hours) {
            var remaining = hours.remaining();
            return new Hours(
                    "INCLUDED",
                    hours.included(),
                    remaining.map(RemainingHours.Remaining::left).orElse(null),
                    remaining.map(RemainingHours.Remaining::from).orElse(null),
                    remaining.map(RemainingHours.Remaining::until).orElse(null),
                    hours.beyond().map(Decision.Beyond::rule).orElse(null),
                    hours.beyond().map(Decision.Beyond::rate).map(MoneyView::of).orElse(null));
        }
    }

    enum Priority {
        UNDER_CARE,
        OUTSIDE_CARE
    }

    static EntitlementView of(Decision decision) {
        var reaction = decision.reaction();
        return new EntitlementView(
                decision.coverage(),
                decision.reason(),
                decision.underCare(),
                decision.contractNumber().orElse(null),
                decision.contract().orElse(null),
                decision.variant().orElse(null),
                decision.clause().orElse(null),
                new Reaction(
                        reaction.policy().text(), reaction.policy().counting(), reaction.due(), reaction.promised()),
                decision.workaround().orElse(null),
                decision.repair().orElse(null),
                decision.calendar(),
                decision.hours().map(Hours::of).orElse(null),
                decision.underCare() ? Priority.UNDER_CARE : Priority.OUTSIDE_CARE,
                decision.sentence());
    }
}
