package pl.sos.desk.web;

import java.util.List;
import java.util.Optional;

/**
 * Contracts whose hours run out.
 *
 * @param next the cursor of those after these
 */
public record RunningOutView(List<Line> rows, Optional<String> next) {
    /** @param caretaker the client's own; empty when nobody was appointed */
    public record Line(RunningOut row, Optional<String> caretaker) {}
}
