package pl.sos.work.internal;

import java.util.Optional;
import pl.sos.contracts.WorkTerms;
import pl.sos.kernel.Category;
import pl.sos.kernel.WorkKind;
import pl.sos.work.Counting;
import pl.sos.work.DrawsOn;

/**
 * What work draws on. The offer counts visits, training, consultations and analyses against the hours of the month;
 * removing failures and errors of the delivered software is the care itself.
 */
public final class DrawRule {
    private DrawRule() {}

    /**
     * @param terms of the contract in force on the day; empty when none covers the matter
     * @param category of the ticket worked on
     */
    public static DrawsOn of(Optional<WorkTerms> terms, WorkKind kind, Optional<Category> category, Counting counting) {
        return switch (counting) {
            case Counting.NotAccounted not -> DrawsOn.NOTHING;
            case Counting.AsAgreed agreed
            when repair(category) && kind != WorkKind.TRAINING && terms.isPresent() -> DrawsOn.CARE;
            case Counting.AsAgreed agreed -> counted(terms, kind);
            case Counting.Counted counted -> counted(terms, kind);
        };
    }

    private static DrawsOn counted(Optional<WorkTerms> terms, WorkKind kind) {
        return terms.filter(work -> work.drawsOnHours().contains(kind)).isPresent() ? DrawsOn.HOURS : DrawsOn.RATE;
    }

    private static boolean repair(Optional<Category> category) {
        return category.map(what -> switch (what) {
                    case FAILURE, ERROR -> true;
                    case CONSULTATION, ANALYSIS, CHANGE, UPDATE, TRAINING, OTHER -> false;
                })
                .orElse(false);
    }
}
