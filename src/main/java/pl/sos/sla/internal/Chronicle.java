package pl.sos.sla.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pl.sos.sla.ClockChange;
import pl.sos.sla.ServiceClock;
import pl.sos.sla.TicketClocks;

/** Tells what happened to a ticket's clocks; a clock's start is told by the clock itself, unless a line does. */
public final class Chronicle {
    private Chronicle() {}

    /** @param lines oldest first */
    public static List<ClockChange> of(TicketClocks clocks, List<TraceStore.Line> lines) {
        var history = new ArrayList<ClockChange>();
        for (ServiceClock one : clocks.clocks()) {
            var own = lines.stream()
                    .filter(line -> line.change().clock().equals(one.id()))
                    .toList();
            boolean told = !own.isEmpty() && own.getFirst().change().what() == ClockChange.Kind.STARTED;
            if (!told) {
                history.add(start(one, own));
            }
        }
        lines.forEach(line -> history.add(line.change()));
        return history;
    }

    private static ClockChange start(ServiceClock one, List<TraceStore.Line> own) {
        return new ClockChange(
                one.id(),
                one.kind(),
                ClockChange.Kind.STARTED,
                one.from(),
                Optional.empty(),
                own.isEmpty() ? one.due() : own.getFirst().change().oldDue(),
                own.isEmpty() ? one.policy() : own.getFirst().before(),
                "",
                Optional.empty());
    }
}
