package pl.sos.work;

import java.util.Collection;
import pl.sos.kernel.Minutes;

/** Real and accounted minutes of several entries, reversals included. */
public record WorkSum(Minutes minutes, Minutes accounted) {
    public static final WorkSum NOTHING = new WorkSum(Minutes.ZERO, Minutes.ZERO);

    public static WorkSum of(Collection<WorkEntry> entries) {
        return entries.stream()
                .map(entry -> new WorkSum(entry.minutes(), entry.accounted()))
                .reduce(NOTHING, WorkSum::plus);
    }

    public WorkSum plus(WorkSum other) {
        return new WorkSum(minutes.plus(other.minutes), accounted.plus(other.accounted));
    }
}
