package pl.sos.sla.internal;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.sos.sla.ClockEnded;

/** Stores what became of clocks, with its line of history and its alarm. */
@Component
public class ClockWriter {
    private final ClockStore clocks;
    private final TraceStore traces;
    private final Alarms alarms;
    private final ApplicationEventPublisher events;

    ClockWriter(ClockStore clocks, TraceStore traces, Alarms alarms, ApplicationEventPublisher events) {
        this.clocks = clocks;
        this.traces = traces;
        this.alarms = alarms;
        this.events = events;
    }

    /** Their start needs no line: the clocks themselves tell it. */
    public void start(List<Row> rows) {
        clocks.insert(rows);
        alarms.set(rows);
    }

    public void add(List<Row> rows, Change change) {
        start(rows);
        rows.forEach(row -> traces.add(row.clock(), false, row.clock(), change));
    }

    public void change(Row before, Row after, Change change) {
        clocks.update(after);
        traces.add(before.clock(), true, after.clock(), change);
        alarms.cancel(before.clock());
        alarms.set(List.of(after));
        if (before.warned() > 0 && before.clock().waits() && !after.clock().waits()) {
            events.publishEvent(new ClockEnded(after.clock().id(), after.clock().ticket()));
        }
    }
}
